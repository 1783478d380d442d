package io.evenkeel.assistant.internal.check;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names in a text that somebody could have made up: of hosts, keys, metrics, rules, addresses, and people. Pure, linear.
 *
 * <p>A word is such a name if it has a digit and a letter ({@code INC-12}, {@code db-01}, {@code p99}), an underscore, dots
 * between its parts, or a capital inside ({@code HighLoad}); a number with two dots or more is one (an address, a version). Two
 * words or more that begin with a capital are a person's ({@code Zhang Wei}), without those that begin sentences.
 */
final class Names {
    private static final Pattern WORD = Pattern.compile(
            "(?<![A-Za-z0-9_])[A-Za-z0-9_]+(?:[-.@][A-Za-z0-9_]+|[:/][A-Za-z_][A-Za-z0-9_]*)*(?![A-Za-z0-9_])");
    private static final Pattern PERSON = Pattern.compile("(?<![\\w-])[A-Z][a-z]+(?: [A-Z][a-z]+)+\\b(?!-)");
    private static final Pattern ORDINAL = Pattern.compile("\\d+(?:st|nd|rd|th|s|x)");
    private static final Pattern WITH_UNIT = Pattern.compile(
            "\\d+(?:\\.\\d+)?(?:" + Unit.WORDS + "|am|pm)|\\d+[dhm]\\d+[hms](?:\\d+s)?|\\d[\\d:./-]*[tz]?[\\d:.]*z?",
            Pattern.CASE_INSENSITIVE);

    /** Words of the trade that look like names and are nobody's. */
    private static final Set<String> COMMON = Set.of(
            "ipv4",
            "ipv6",
            "utf-8",
            "http/1.1",
            "http/2",
            "e.g",
            "i.e",
            "24/7",
            "k8s",
            "s3",
            "x86_64",
            "l4",
            "l7",
            "u.s");

    private static final Set<String> BEGINNINGS = Set.of(
            "The",
            "A",
            "An",
            "In",
            "On",
            "At",
            "No",
            "It",
            "This",
            "That",
            "These",
            "There",
            "Since",
            "For",
            "From",
            "And",
            "But",
            "If",
            "When",
            "Who",
            "What",
            "Its",
            "After",
            "Before",
            "Nobody",
            "Currently",
            "Today",
            "Yesterday",
            "Ask",
            "Incident",
            "Alert",
            "Host",
            "Source",
            "Runbook",
            "Both",
            "According",
            "As",
            "By",
            "To",
            "With",
            "Of");

    private Names() {}

    /** @param normal as {@link Normal#of} makes it, with its capitals; the names come in small letters */
    static Set<String> in(String normal) {
        Set<String> found = new LinkedHashSet<>();
        Matcher words = WORD.matcher(normal);
        while (words.find()) {
            String word = words.group();
            String small = word.toLowerCase(Locale.ROOT);
            if (isName(word) && !COMMON.contains(small)) {
                found.add(small);
            }
        }
        Matcher people = PERSON.matcher(normal);
        while (people.find()) {
            String name = withoutBeginning(people.group());
            if (name.indexOf(' ') > 0) {
                found.add(name.toLowerCase(Locale.ROOT));
            }
        }
        return found;
    }

    private static boolean isName(String word) {
        if (ORDINAL.matcher(word).matches() || word.length() < 2) {
            return false;
        }
        if (word.chars().noneMatch(Character::isLetter)) {
            return word.chars().filter(each -> each == '.').count() >= 2;
        }
        boolean digit = word.chars().anyMatch(Character::isDigit);
        if (digit) {
            return !WITH_UNIT.matcher(word).matches();
        }
        return word.indexOf('_') >= 0 || word.indexOf('.') > 0 || word.indexOf('@') > 0 || hasInnerCapital(word);
    }

    /** HighLoad, not CPUs and not Read-only. */
    private static boolean hasInnerCapital(String word) {
        for (int at = 1; at < word.length(); at++) {
            if (Character.isUpperCase(word.charAt(at)) && Character.isLowerCase(word.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }

    private static String withoutBeginning(String people) {
        int blank = people.indexOf(' ');
        return BEGINNINGS.contains(people.substring(0, blank)) ? people.substring(blank + 1) : people;
    }

    /**
     * Whether a text has the name as a whole: {@code db-01} stands in {@code db-01.example.com}, not in {@code db-011} and not
     * in {@code old-db-01}.
     *
     * @param small text and name in small letters
     */
    static boolean stands(String name, String small) {
        for (int at = small.indexOf(name); at >= 0; at = small.indexOf(name, at + 1)) {
            if (isEdge(small, at - 1, true) && isEdge(small, at + name.length(), false)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEdge(String text, int at, boolean before) {
        if (at < 0 || at >= text.length()) {
            return true;
        }
        char each = text.charAt(at);
        boolean latin = each < 128 && Character.isLetterOrDigit(each);
        return !latin && each != '_' && !(each == '-') && !(before && each == '.');
    }
}
