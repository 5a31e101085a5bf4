import DefaultTheme from 'vitepress/theme-without-fonts';
import { defineAsyncComponent } from 'vue';
import Chooser from './chooser/Chooser.vue';
import './style.css';

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('Chooser', Chooser);
    app.component(
      'Compare',
      defineAsyncComponent(() => import('./Compare.vue')),
    );
  },
};
