package io.evenkeel.logs.internal.parse;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.function.Predicate;

/** Numbers of Chinese ID cards (GB 11643, with its check digit) and of mobile phones in what people write. Pure, linear. */
final class PersonalNumbers {
    private static final Pattern CARD = Pattern.compile("\\d{6}[ -]?\\d{8}[ -]?\\d{3}[\\dXx]");
    private static final Pattern MOBILE = Pattern.compile("(?:\\+?86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}");
    private static final Pattern BIRTH = Pattern.compile("(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])");
    private static final Pattern UNIT =
            Pattern.compile("(?i)^\\s*(?:bytes?|[kmg]?i?b\\b|字节|次|行|条|个|笔|元|rows?|lines?|requests?|ms|s\\b|%)");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private PersonalNumbers() {}

    static String masked(String text) {
        return each(MOBILE, each(CARD, text, PersonalNumbers::isCard), number -> true);
    }

    private static String each(Pattern pattern, String text, Predicate<String> real) {
        Matcher found = pattern.matcher(text);
        var masked = new StringBuilder();
        int done = 0;
        while (found.find()) {
            if (standsAlone(text, found.start(), found.end()) && real.test(found.group())) {
                masked.append(text, done, found.start()).append(Secrets.MASK);
                done = found.end();
            }
        }
        return done == 0 ? text : masked.append(text, done, text.length()).toString();
    }

    private static boolean standsAlone(String text, int from, int to) {
        boolean begins = from == 0 || !isPart(text.charAt(from - 1));
        boolean ends =
                to >= text.length() || (!isPart(text.charAt(to)) || (text.charAt(to) == '.' && !isDigit(text, to + 1)));
        String behind = text.substring(to, Math.min(text.length(), to + 16));
        return begins && ends && !UNIT.matcher(behind).find();
    }

    /** Of a longer number, a decimal or a name. */
    private static boolean isPart(char one) {
        return one < 128 && (Character.isLetterOrDigit(one) || one == '.' || one == '_' || one == '-');
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && Character.isDigit(text.charAt(at));
    }

    private static boolean isCard(String written) {
        String number = written.replace(" ", "").replace("-", "");
        int sum = 0;
        for (int at = 0; at < WEIGHTS.length; at++) {
            sum += (number.charAt(at) - '0') * WEIGHTS[at];
        }
        char check = "10X98765432".charAt(sum % 11);
        return BIRTH.matches(number.substring(6, 14)) && Character.toUpperCase(number.charAt(17)) == check;
    }
}
