package com.example;

import com.microsoft.azure.functions.OutputBinding;

/** An output binding that keeps what the function sets; null until then. */
final class FakeOutput<T> implements OutputBinding<T> {
  private T value;

  @Override
  public T getValue() {
    return value;
  }

  @Override
  public void setValue(T newValue) {
    value = newValue;
  }
}
