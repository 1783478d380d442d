package io.evenkeel.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one text, then is done. */
final class JsonReader {

    private static final int DEEPEST = 32;
    /** Digits of which every number is a long; longer ones become doubles. */
    private static final int LONGEST_WHOLE = 19;

    private static final String ENDS_A_WORD = ",]} \t\r\n";

    private final String text;
    private int at;

    JsonReader(String text) {
        this.text = text;
    }

    Json whole() {
        try {
            Json value = value(0);
            skipBlanks();
            if (at < text.length()) {
                throw broken();
            }
            return value;
        } catch (StringIndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException("the JSON ends or breaks off at character " + at, e);
        }
    }

    private Json value(int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("the JSON is nested deeper than " + DEEPEST + " times");
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            case '"' -> new Json(string());
            default -> word();
        };
    }

    private Json object(int depth) {
        Map<String, Json> members = new LinkedHashMap<>();
        skip('{');
        while (peek() != '}') {
            String name = string();
            skip(':');
            members.put(name, value(depth + 1));
            comma('}');
        }
        at++;
        return new Json(members);
    }

    private Json list(int depth) {
        List<Json> items = new ArrayList<>();
        skip('[');
        while (peek() != ']') {
            items.add(value(depth + 1));
            comma(']');
        }
        at++;
        return new Json(items);
    }

    private void comma(char end) {
        if (peek() != end) {
            skip(',');
            if (peek() == end) {
                throw broken();
            }
        }
    }

    private Json word() {
        int from = at;
        while (at < text.length() && ENDS_A_WORD.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(from, at);
        return switch (word) {
            case "true" -> new Json(true);
            case "false" -> new Json(false);
            case "null" -> Json.nothing();
            default -> number(word);
        };
    }

    private static Json number(String word) {
        boolean isWhole =
                word.length() < LONGEST_WHOLE && word.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
        return isWhole ? new Json(Long.parseLong(word)) : new Json(Double.parseDouble(word));
    }

    private String string() {
        skip('"');
        var string = new StringBuilder();
        for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
            string.append(c == '\\' ? escape(text.charAt(at++)) : c);
        }
        return string.toString();
    }

    private char escape(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case '"', '\\', '/' -> c;
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text, at - 4, at, 16);
            }
            default -> throw broken();
        };
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        skipBlanks();
        return text.charAt(at);
    }

    private void skip(char expected) {
        if (peek() != expected) {
            throw broken();
        }
        at++;
    }

    private IllegalArgumentException broken() {
        return new IllegalArgumentException("this is no JSON at character " + at);
    }
}
