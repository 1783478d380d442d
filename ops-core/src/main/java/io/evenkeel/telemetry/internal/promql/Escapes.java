package io.evenkeel.telemetry.internal.promql;

import io.evenkeel.telemetry.PromQlError;

/** Reads what stands between two quotes, with the escapes of the language that Prometheus is written in. */
final class Escapes {

    private final String text;
    private final char quote;
    private final int end;
    private int at;

    /** @param start index of the opening quote, {@code end} that of the closing one */
    Escapes(String text, int start, int end) {
        this.text = text;
        this.quote = text.charAt(start);
        this.at = start + 1;
        this.end = end;
    }

    String read() {
        var out = new StringBuilder(end - at);
        while (at < end) {
            char c = text.charAt(at);
            if (c == '\\') {
                readEscape(out);
            } else {
                out.append(c);
                at++;
            }
        }
        return out.toString();
    }

    private void readEscape(StringBuilder out) {
        int start = at;
        char c = text.charAt(at + 1);
        at += 2;
        switch (c) {
            case 'a' -> out.append('\u0007');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'v' -> out.append('\u000b');
            case '\\' -> out.append('\\');
            case 'x' -> out.appendCodePoint(digits(start, 2, 16, 0x7f));
            case 'u' -> out.appendCodePoint(digits(start, 4, 16, 0xffff));
            case 'U' -> out.appendCodePoint(digits(start, 8, 16, Character.MAX_CODE_POINT));
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                at--;
                out.appendCodePoint(digits(start, 3, 8, 0x7f));
            }
            default -> {
                if (c != quote) {
                    throw error(start, "\"\\" + c + "\" is not an escape; a backslash itself is written \\\\");
                }
                out.append(c);
            }
        }
    }

    private int digits(int start, int count, int radix, int most) {
        if (at + count > end) {
            throw error(start, "this escape needs " + count + " digits");
        }
        int value = 0;
        for (int i = 0; i < count; i++) {
            int digit = Character.digit(text.charAt(at++), radix);
            if (digit < 0) {
                throw error(start, "this escape needs " + count + " digits");
            }
            value = value * radix + digit;
            if (value > most || value < 0) {
                throw error(start, "this escape is not a character; write it as \\u and four digits");
            }
        }
        if (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE) {
            throw error(start, "this escape is half of a character");
        }
        return value;
    }

    private PromQlError error(int offset, String sentence) {
        return new PromQlError(PromQlError.Kind.PARSE, text, offset, sentence);
    }
}
