package io.evenkeel.logs.internal.parse;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.function.BiPredicate;

/**
 * Takes secrets out of what people write, where a line's signs are missing: a word for a secret, then "is", 是, 为, a colon or a
 * blank, then a value that looks like one; a password behind an account's name and a slash; passwords in addresses. A value in
 * plain small letters behind a blank or "is" stays, since "password is wrong" is said more often. Pure, linear.
 */
final class Prose {
    private static final String VALUE = "([^\\s/@\"'<>，。；、）]{4,128})";

    private static final Pattern ACCOUNT = Pattern.compile(
            "(?i)\\b((?:root|admin[a-z]*|oracle|sys|system|sysdba|sa|dba|postgres|mysql|weblogic|tomcat|grid|guest"
                    + "|user|ops)\\s?/\\s?)([^\\s/\"'<>，。；、）]{4,128})");
    private static final Pattern ORACLE = Pattern.compile(
            "(?i)((?:jdbc:oracle:[a-z0-9]+:|\\b(?:sqlplus|conn|connect|expdp|impdp|rman target)\\s+)[^\\s/@]{1,64}/)"
                    + "(\"[^\"]{1,128}\"|[^\\s@]{1,128})@");
    private static final Pattern AT_HOST = Pattern.compile("(\\b[\\w$#]{1,64}/)" + VALUE + "@");
    private static final Pattern ADDRESS =
            Pattern.compile("(\\b[a-zA-Z][a-zA-Z0-9+.-]{0,30}://[^\\s:/@]*:)([^\\s/\"'<>]+)@");

    private Prose() {}

    static String masked(String text) {
        String masked = each(ADDRESS, text, (all, found) -> true);
        masked = each(ORACLE, masked, (all, found) -> true);
        masked = each(AT_HOST, masked, (all, found) -> SecretValue.isLikely(found.group(2)));
        masked = each(ACCOUNT, masked, (all, found) -> isPassword(all, found));
        return SecretWords.masked(masked);
    }

    /** Paths and names of items are none: {@code root/var/log}, {@code /root/x1}, {@code system/app-med-01}. */
    private static boolean isPassword(String text, Matcher found) {
        boolean path = (found.start() > 0 && "/\\-.".indexOf(text.charAt(found.start() - 1)) >= 0)
                || (found.end() < text.length() && text.charAt(found.end()) == '/');
        String value = SecretValue.trimmed(found.group(2));
        return !path && !value.startsWith(Secrets.MASK) && value.length() >= 6 && SecretValue.isLikely(value);
    }

    private static String each(Pattern pattern, String text, BiPredicate<String, Matcher> secret) {
        Matcher found = pattern.matcher(text);
        var masked = new StringBuilder();
        int done = 0;
        while (found.find()) {
            if (secret.test(text, found)) {
                masked.append(text, done, found.start(2)).append(Secrets.MASK);
                done = found.start(2) + SecretValue.trimmed(found.group(2)).length();
            }
        }
        return done == 0 ? text : masked.append(text, done, text.length()).toString();
    }
}
