package io.evenkeel.logs.internal.parse;

import com.google.re2j.Pattern;

/** What a password, a PIN or a token looks like beside ordinary words, dates, keys and names of machines. Pure. */
final class SecretValue {
    /** Keys of tickets, names of machines, dates, times and addresses of networks. */
    private static final Pattern ORDINARY =
            Pattern.compile("[A-Z]{2,5}-\\d+|[a-z]+(?:-[a-z]+)*-\\d{1,3}|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}\\S*"
                    + "|\\d{1,2}:\\d{2}\\S*|\\d{1,3}(?:\\.\\d{1,3}){3}\\S*|[\\d.]+%?");

    private static final String SIGNS = "!@#$%^&*+~?";

    private SecretValue() {}

    /** Whether it is a mixture that no ordinary word is: letters with digits, signs, or capitals inside. */
    static boolean isLikely(String value) {
        String text = trimmed(value);
        if (text.length() < 4 || ORDINARY.matches(text)) {
            return false;
        }
        boolean letters = text.chars().anyMatch(Character::isLetter);
        boolean digits = text.chars().anyMatch(Character::isDigit);
        boolean signs = text.chars().anyMatch(one -> SIGNS.indexOf(one) >= 0);
        return letters && (digits || signs || hasCapitalInside(text));
    }

    private static boolean hasCapitalInside(String text) {
        for (int at = 1; at < text.length(); at++) {
            if (Character.isUpperCase(text.charAt(at)) && Character.isLowerCase(text.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }

    /** Four to twelve digits. */
    static boolean isNumber(String value) {
        String text = trimmed(value);
        return text.length() >= 4 && text.length() <= 12 && text.chars().allMatch(one -> one >= '0' && one <= '9');
    }

    /** Without the stops and brackets that end a sentence. */
    static String trimmed(String value) {
        int end = value.length();
        while (end > 0 && ".,;:!?)]}".indexOf(value.charAt(end - 1)) >= 0) {
            end--;
        }
        return value.substring(0, end);
    }
}
