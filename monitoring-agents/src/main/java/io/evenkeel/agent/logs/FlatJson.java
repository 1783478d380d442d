package io.evenkeel.agent.logs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * An entry of {@code journalctl -o json}: an object of strings, of lists of numbers (a text that is not UTF-8, as its bytes),
 * of lists of strings (a field that stands several times, of which the first counts) and of null. Reads one, then is done.
 */
final class FlatJson {

    private final String json;
    private int at;

    private FlatJson(String json) {
        this.json = json;
    }

    /** @throws IllegalArgumentException for what is no such object */
    static Map<String, String> read(String json) {
        try {
            return new FlatJson(json).object();
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException("an entry of the journal can't be read", e);
        }
    }

    private Map<String, String> object() {
        Map<String, String> fields = new HashMap<>();
        skip('{');
        while (peek() != '}') {
            String name = string();
            skip(':');
            value(name, fields);
            if (peek() == ',') {
                at++;
            }
        }
        return fields;
    }

    private void value(String name, Map<String, String> fields) {
        switch (peek()) {
            case '"' -> fields.put(name, string());
            case '[' -> list(name, fields);
            default -> word();
        }
    }

    private void list(String name, Map<String, String> fields) {
        var bytes = new ByteArrayOutputStream();
        boolean isBytes = false;
        skip('[');
        while (peek() != ']') {
            switch (peek()) {
                case '"' -> fields.putIfAbsent(name, string());
                case '[' -> list(name, fields);
                default -> {
                    String number = word();
                    if (!number.equals("null")) {
                        bytes.write(Integer.parseInt(number));
                        isBytes = true;
                    }
                }
            }
            if (peek() == ',') {
                at++;
            }
        }
        at++;
        if (isBytes) {
            fields.putIfAbsent(name, bytes.toString(StandardCharsets.UTF_8));
        }
    }

    private String word() {
        int from = at;
        while (",]} \t".indexOf(json.charAt(at)) < 0) {
            at++;
        }
        if (at == from) {
            throw new IndexOutOfBoundsException("no value");
        }
        return json.substring(from, at);
    }

    private String string() {
        skip('"');
        int end = at;
        while (json.charAt(end) != '"' && json.charAt(end) != '\\') {
            end++;
        }
        if (json.charAt(end) == '"') {
            String plain = json.substring(at, end);
            at = end + 1;
            return plain;
        }
        return escaped();
    }

    private String escaped() {
        var text = new StringBuilder();
        for (char c = json.charAt(at++); c != '"'; c = json.charAt(at++)) {
            text.append(c == '\\' ? escape(json.charAt(at++)) : c);
        }
        return text.toString();
    }

    private char escape(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(json.substring(at - 4, at), 16);
            }
            default -> c;
        };
    }

    private char peek() {
        while (json.charAt(at) == ' ' || json.charAt(at) == '\t') {
            at++;
        }
        return json.charAt(at);
    }

    private void skip(char expected) {
        if (peek() != expected) {
            throw new IndexOutOfBoundsException("expected " + expected);
        }
        at++;
    }
}
