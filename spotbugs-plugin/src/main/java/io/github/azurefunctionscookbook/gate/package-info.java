/**
 * A SpotBugs plugin that understands Azure Functions. {@link
 * io.github.azurefunctionscookbook.gate.GateDetector} collects the classes of an application;
 * {@link io.github.azurefunctionscookbook.gate.Gate} looks at them together: the engine follows
 * content from its sources to where it does harm, and rules look at the shape of the code. What
 * methods outside the application do stands in four texts beside the classes.
 */
package io.github.azurefunctionscookbook.gate;
