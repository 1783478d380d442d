package io.evenkeel.logs.internal.parse;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Locale;

/** A word for a secret, what joins it to a value, and the value, in Chinese and English. Pure, linear. */
final class SecretWords {
    private static final String CHINESE = "口令|密码|密钥|令牌|凭据|暗号|验证码|动态码|PIN ?码";
    private static final String ENGLISH =
            "pass(?:word|wd|phrase|code)?|pwd|pin|secret|token|credentials?|(?:[a-z]+[_-]?)?key|api[ _-]?key";
    private static final Pattern WORD = Pattern.compile("(?i)(" + CHINESE + "|(?:" + ENGLISH + ")[0-9]?)");

    /** Between the word and the value; "for root" may stand there too. */
    private static final Pattern JOIN = Pattern.compile("^(?:\\s+(?:for|of|on)\\s+[\\w.@-]{1,40})?"
            + "(?:[（(][^（()）]{1,12}[)）])?"
            + "(?:\\s|[:=：\"'“`「]|已经?|被|都|统一|临时|重?[改换设][成为]?|重置[成为]?|仍|还|[是为叫了]|\\b(?:is|was|are|now|still|has|been|"
            + "changed|reset|set|to)\\b){0,12}");

    private static final Pattern UNIT =
            Pattern.compile("(?i)^\\s*(?:次|天|位|个|条|人|分|秒|小时|月|年|times?|days?|bits?|chars|characters|"
                    + "people|users|minutes?|hours?|attempts?)");

    private static final String ENDS = "\"'“”`<>，。；、）」】！？";
    private static final int LONGEST_LOOKED_AT = 128;

    private SecretWords() {}

    static String masked(String text) {
        Matcher word = WORD.matcher(text);
        var masked = new StringBuilder();
        int done = 0;
        int next = 0;
        while (word.find(next)) {
            next = word.end();
            int from = valueFrom(text, word);
            int to = from < 0 ? -1 : valueTo(text, word, from);
            if (to > from) {
                masked.append(text, done, from).append(Secrets.MASK);
                done = to;
                next = to;
            }
            if (next >= text.length()) {
                break;
            }
        }
        return done == 0 ? text : masked.append(text, done, text.length()).toString();
    }

    private static int valueFrom(String text, Matcher word) {
        if (!isWord(text, word)) {
            return -1;
        }
        String behind = text.substring(word.end(), Math.min(text.length(), word.end() + LONGEST_LOOKED_AT));
        Matcher join = JOIN.matcher(behind);
        return join.find() ? word.end() + join.end() : -1;
    }

    /** Not "keyboard", "passed" or "monkey"; but "db_password". */
    private static boolean isWord(String text, Matcher word) {
        String said = word.group(1).toLowerCase(Locale.ROOT);
        if (said.charAt(0) > 'z') {
            return true;
        }
        boolean ends = word.end() >= text.length() || !isLatin(text.charAt(word.end()));
        boolean begins = word.start() == 0 || !isLatin(text.charAt(word.start() - 1));
        return ends
                && (begins || said.startsWith("passw") || said.equals("pwd") || text.charAt(word.start() - 1) == '_');
    }

    private static boolean isLatin(char one) {
        return one < 128 && (Character.isLetterOrDigit(one) || one == '_');
    }

    private static int valueTo(String text, Matcher word, int from) {
        int seen = end(text, from, Math.min(text.length(), from + LONGEST_LOOKED_AT));
        String value = SecretValue.trimmed(text.substring(from, seen));
        String join = text.substring(word.end(), from);
        boolean said = join.chars().anyMatch(one -> ":=：".indexOf(one) >= 0);
        String behind = text.substring(seen, Math.min(text.length(), seen + 16));
        if (!isSecret(
                word.group(1).toLowerCase(Locale.ROOT),
                join,
                said,
                value,
                UNIT.matcher(behind).find())) {
            return -1;
        }
        return from
                + SecretValue.trimmed(text.substring(from, end(text, from, text.length())))
                        .length();
    }

    private static boolean isSecret(String word, String join, boolean said, String value, boolean counted) {
        if (value.isEmpty()) {
            return false;
        }
        boolean key =
                word.replaceAll("[0-9]$", "").endsWith("key") && !word.startsWith("api") && !word.startsWith("access");
        boolean glued = join.isEmpty() && word.charAt(0) <= 'z';
        if (glued || (key && value.length() < 8)) {
            return false;
        }
        if (said && !key && !(word.equals("pin") && !SecretValue.isNumber(value))) {
            return true;
        }
        boolean door = word.startsWith("p") || word.equals("口令") || word.equals("密码") || word.endsWith("码");
        boolean likely = SecretValue.isLikely(value) && (door || value.length() >= 8 || said);
        return likely || (door && !counted && SecretValue.isNumber(value));
    }

    /** A value in Latin letters ends where Chinese goes on. */
    private static int end(String text, int from, int most) {
        boolean latin = from < text.length() && text.charAt(from) < 128;
        int at = from;
        while (at < most
                && !Character.isWhitespace(text.charAt(at))
                && ENDS.indexOf(text.charAt(at)) < 0
                && (!latin || text.charAt(at) < 128)) {
            at++;
        }
        return at;
    }
}
