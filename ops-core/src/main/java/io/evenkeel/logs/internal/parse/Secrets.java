package io.evenkeel.logs.internal.parse;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;

/**
 * Takes secrets out of a line before it is kept: passwords and tokens behind their names, what stands in an Authorization
 * header, passwords in addresses, private keys. A line without one of the words that lead to them is not looked at further.
 * What is written as plain prose ("the password is x") is not found. Pure, linear.
 */
public final class Secrets {
    /** Stands for what was taken out. */
    public static final String MASK = "***";

    private static final List<String> SIGNS =
            List.of("pass", "pwd", "secret", "token", "key", "authorization", "cookie", "://", "credential", "bearer ");

    private static final String NAMED = "(?i)([a-z0-9_.-]*(?:passwd|password|passphrase|pwd|secret|token|api[_-]?key"
            + "|access[_-]?key|private[_-]?key|credentials?)[\"']?\\s*[:=]\\s*";

    private static final List<Replacement> REPLACEMENTS = List.of(
            new Replacement(
                    "(?is)-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)",
                    "-----PRIVATE KEY " + MASK + "-----"),
            new Replacement(
                    "(?i)(authorization[\"']?\\s*[:=]\\s*[\"']?(?:basic|bearer|digest|negotiate)\\s+)[^\\s\"',;]+",
                    "$1" + MASK),
            new Replacement("(?i)(\\bbearer\\s+)[a-z0-9._~+/=-]{8,}", "$1" + MASK),
            new Replacement("(?i)((?:set-)?cookie[\"']?\\s*[:=]\\s*[\"']?)[^\"'\\r\\n]+", "$1" + MASK),
            new Replacement(NAMED + "\")(?:[^\"\\\\]|\\\\.)*", "$1" + MASK),
            new Replacement(NAMED + "')[^']*", "$1" + MASK),
            new Replacement(NAMED + ")[^\\s\"',;&)}\\]]+", "$1" + MASK),
            new Replacement("([a-zA-Z][a-zA-Z0-9+.-]*://[^\\s:/@]+:)[^\\s/@]+@", "$1" + MASK + "@"),
            new Replacement("\\bAKIA[0-9A-Z]{16}\\b", MASK));

    private Secrets() {}

    private record Replacement(Pattern pattern, String by) {
        Replacement(String pattern, String by) {
            this(Pattern.compile(pattern), by);
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

    public static String masked(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (SIGNS.stream().noneMatch(lower::contains) && !text.contains("AKIA")) {
            return text;
        }
        String masked = text;
        for (Replacement each : REPLACEMENTS) {
            masked = each.in(masked);
        }
        return masked;
    }
}
