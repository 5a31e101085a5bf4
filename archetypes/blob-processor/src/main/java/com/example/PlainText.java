package com.example;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;

/**
 * Text in UTF-8, told by what it is made of: bytes that are no UTF-8 and control characters other
 * than tab and line breaks end it. So archives, programs, pictures and UTF-16 do not pass, whatever
 * they are called. A byte order mark in front is dropped.
 */
final class PlainText extends FilterReader {
  private static final char MARK = '\ufeff';

  PlainText(InputStream bytes) throws IOException {
    super(
        new PushbackReader(
            new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT))));
    int first = in.read();
    if (first >= 0 && first != MARK) {
      ((PushbackReader) in).unread(first);
    }
  }

  @Override
  public int read() throws IOException {
    int value = in.read();
    if (value >= 0) {
      check((char) value);
    }
    return value;
  }

  @Override
  public int read(char[] text, int offset, int length) throws IOException {
    int got = in.read(text, offset, length);
    for (int i = offset; i < offset + got; i++) {
      check(text[i]);
    }
    return got;
  }

  private static void check(char character) throws CharacterCodingException {
    if (Character.isISOControl(character)
        && character != '\t'
        && character != '\n'
        && character != '\r') {
      throw new MalformedInputException(1);
    }
  }
}
