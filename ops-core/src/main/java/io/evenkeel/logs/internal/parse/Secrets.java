package io.evenkeel.logs.internal.parse;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Takes secrets out of a line before it is kept: passwords and tokens behind their names, what stands in an Authorization
 * header, passwords in addresses, private keys. A line without one of the words that lead to them is not looked at further.
 * What is written as plain prose ("the password is x") is found by {@link #said} only. Pure, linear.
 */
public final class Secrets {
    /** Stands for what was taken out. */
    public static final String MASK = "***";

    private static final List<String> SIGNS =
            List.of("pass", "pwd", "secret", "token", "key", "authorization", "cookie", "://", "credential", "bearer ");

    private static final String NAME = "(?i)([a-z0-9_.-]*(?:passwd|password|passphrase|pwd|secret|token|api[_-]?key"
            + "|access[_-]?key|private[_-]?key|credentials?)";

    private static final String NAMED = NAME + "[\"']?\\s*[:=]\\s*";

    /** In a document within a document. */
    private static final String NAMED_WITHIN = NAME + "\\\\+[\"']\\s*[:=]\\s*";

    private static final List<Replacement> WITHIN = List.of(
            new Replacement("named", NAMED_WITHIN + "\\\\+\")(?:[^\"\\\\]|\\\\+[^\"\\\\])*", "$1" + MASK),
            new Replacement("named", NAMED_WITHIN + ")[^\\s\"',;&)}\\]\\\\]+", "$1" + MASK));

    private static final List<Replacement> REPLACEMENTS = List.of(
            new Replacement(
                    "private-key",
                    "(?is)-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)",
                    "-----PRIVATE KEY " + MASK + "-----"),
            new Replacement(
                    "authorization",
                    "(?i)(authorization\\\\*[\"']?\\s*[:=]\\s*\\\\*[\"']?(?:basic|bearer|digest|negotiate)\\s+)[^\\s\"',;\\\\]+",
                    "$1" + MASK),
            new Replacement("bearer", "(?i)(\\bbearer\\s+)[a-z0-9._~+/=-]{8,}", "$1" + MASK),
            new Replacement(
                    "cookie",
                    "(?i)((?:set-)?cookie\\\\*[\"']?\\s*[:=]\\s*\\\\*[\"']?)(?:[^\"'\\\\\\r\\n]|\\\\+[^\"'\\\\\\r\\n])+",
                    "$1" + MASK),
            new Replacement("named", NAMED + "\")(?:[^\"\\\\]|\\\\.)*", "$1" + MASK),
            new Replacement("named", NAMED + "')[^']*", "$1" + MASK),
            new Replacement("named", NAMED + ")[^\\s\"',;&)}\\]]+", "$1" + MASK),
            new Replacement("address", "([a-zA-Z][a-zA-Z0-9+.-]*://[^\\s:/@]+:)[^\\s/@]+@", "$1" + MASK + "@"),
            new Replacement("aws-key", "\\bAKIA[0-9A-Z]{16}\\b", MASK));

    private static final List<Replacement> ALL =
            Stream.concat(WITHIN.stream(), REPLACEMENTS.stream()).toList();

    /** What each kind of secret looks like. */
    private static final List<BuiltIn> MASKS = List.of(
            new BuiltIn("named", "db_password=hunter2 \"api_key\": \"a1b2c3\""),
            new BuiltIn("authorization", "Authorization: Basic YW5hOmh1bnRlcjI="),
            new BuiltIn("bearer", "curl with bearer eyJhbGciOiJIUzI1NiJ9"),
            new BuiltIn("cookie", "Set-Cookie: session=8f14e45f; Path=/"),
            new BuiltIn("address", "postgres://ana:hunter2@db1:5432/shop"),
            new BuiltIn("private-key", "-----BEGIN PRIVATE KEY-----MIGHAgEA-----END PRIVATE KEY-----"),
            new BuiltIn("aws-key", "AKIAIOSFODNN7EXAMPLE"));

    private Secrets() {}

    /** A kind of secret that is always taken out. */
    public record BuiltIn(String name, String example) {
        public String masked() {
            return Secrets.masked(example);
        }
    }

    public static List<BuiltIn> masks() {
        return MASKS;
    }

    /** The names of those kinds of which the text has one. */
    static List<String> foundIn(String text) {
        List<String> names = new ArrayList<>();
        if (masked(text).equals(text)) {
            return names;
        }
        String masked = text;
        for (Replacement each : replacements(text)) {
            String next = each.in(masked);
            if (!next.equals(masked) && !names.contains(each.name())) {
                names.add(each.name());
            }
            masked = next;
        }
        return names;
    }

    private static List<Replacement> replacements(String text) {
        return text.indexOf('\\') < 0 ? REPLACEMENTS : ALL;
    }

    /** Whether what stands behind this name is a secret. */
    static boolean isNameOfOne(String name) {
        return maskedValue(name, "seen").equals(MASK);
    }

    private record Replacement(String name, Pattern pattern, String by) {
        Replacement(String name, String pattern, String by) {
            this(name, Pattern.compile(pattern), by);
        }

        String in(String text) {
            return pattern.matcher(text).replaceAll(by());
        }
    }

    /** A field's value; all of it where the field's name says that it is a secret. */
    public static String maskedValue(String name, String value) {
        String masked = masked(name + "=" + value);
        return masked.startsWith(name + "=") ? masked.substring(name.length() + 1) : MASK;
    }

    /** In people's words: prose, ID cards and mobile phones too. */
    public static String said(String text) {
        return masked(PersonalNumbers.masked(Prose.masked(text)));
    }

    public static String masked(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!hasSign(lower) && !text.contains("AKIA")) {
            return text;
        }
        String masked = text;
        for (Replacement each : replacements(text)) {
            masked = each.in(masked);
        }
        return masked;
    }

    private static boolean hasSign(String lower) {
        for (String sign : SIGNS) {
            if (lower.contains(sign)) {
                return true;
            }
        }
        return false;
    }
}
