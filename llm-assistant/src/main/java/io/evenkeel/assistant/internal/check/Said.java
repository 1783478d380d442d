package io.evenkeel.assistant.internal.check;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sentence with the words that it denies and those that it does not. What a word of denial reaches is the first word
 * behind it that says something, in the same clause: "not yet acknowledged" denies acknowledged, 尚未被确认 denies 确认. Immutable.
 *
 * @param denied words behind a denial
 * @param affirmed all others; a word may be both
 */
record Said(Set<String> denied, Set<String> affirmed) {
    private static final String HAN = "\\p{IsHan}";
    private static final Pattern PART = Pattern.compile(HAN + "+|[A-Za-z0-9_]+(?:['.:/@-][A-Za-z0-9_]+)*|[,;:!?()，；：]");

    private static final Set<String> DENIALS =
            Set.of("not", "no", "never", "nobody", "none", "nothing", "neither", "nor", "cannot", "without", "noone");

    /** Behind a denial they say nothing yet. */
    private static final Set<String> PASSED = Set.of(
            "a",
            "an",
            "the",
            "any",
            "yet",
            "been",
            "be",
            "being",
            "is",
            "are",
            "was",
            "were",
            "has",
            "have",
            "had",
            "did",
            "do",
            "does",
            "longer",
            "currently",
            "really",
            "fully",
            "actually",
            "even",
            "so",
            "still",
            "to",
            "in",
            "on",
            "by",
            "at",
            "of",
            "one",
            "ever",
            "already",
            "now",
            "and",
            "or",
            "it",
            "its",
            "that",
            "this");

    /** "not only", "no more than": nothing is denied. */
    private static final Set<String> NO_DENIAL =
            Set.of("only", "just", "more", "less", "fewer", "later", "earlier", "sooner", "least", "doubt", "merely");

    private static final Pattern HAN_DENIAL = Pattern.compile(
            "(?:(?<![是能可会])没(?:有)?|未(?![来必])|无(?![论线限数需])|(?<!得)不(?![仅过同少断久得间但只])|待(?!命))(?:人|任何|被|曾|经|有|能|会|再|是|在|法|得到|及时)*");

    /** Not acknowledged until 02:20: it was, then. */
    private static final Pattern UNTIL = Pattern.compile("\\b(?:until|till|before)\\b|直到|才");

    /** @param small as {@link Normal#small} makes it */
    static Said in(String small) {
        Set<String> denied = new LinkedHashSet<>();
        Set<String> affirmed = new LinkedHashSet<>();
        boolean until = UNTIL.matcher(small).find();
        boolean denying = false;
        Matcher parts = PART.matcher(small);
        while (parts.find()) {
            String part = parts.group();
            if (Character.UnicodeScript.of(part.codePointAt(0)) == Character.UnicodeScript.HAN) {
                han(part, denied, affirmed);
                denying = false;
            } else if (!Character.isLetterOrDigit(part.charAt(0)) && part.charAt(0) != '_') {
                denying = false;
            } else if (DENIALS.contains(part) || part.endsWith("n't")) {
                denying = true;
            } else if (denying && NO_DENIAL.contains(part)) {
                denying = false;
            } else if (!PASSED.contains(part)) {
                word(part, denying, denied, affirmed);
                denying = false;
            }
        }
        if (until) {
            affirmed.addAll(denied);
        }
        return new Said(denied, affirmed);
    }

    private static void word(String part, boolean denying, Set<String> denied, Set<String> affirmed) {
        boolean un = part.startsWith("un") && Meanings.isKnown(part.substring(2));
        String meaning = Meanings.of(un ? part.substring(2) : part);
        (un != denying ? denied : affirmed).add(meaning);
    }

    /** Each pair of neighbours is a word, since nothing stands between words; the pair behind a denial is denied. */
    private static void han(String run, Set<String> denied, Set<String> affirmed) {
        Set<Integer> starts = new HashSet<>();
        Matcher denial = HAN_DENIAL.matcher(run);
        while (denial.find()) {
            starts.add(denial.end());
        }
        for (int at = 0; at + 2 <= run.length(); at++) {
            (starts.contains(at) ? denied : affirmed).add(Meanings.of(run.substring(at, at + 2)));
        }
    }

    /** Sentences of a text, each as {@link Normal#small} makes it. */
    static List<String> sentences(String text) {
        return Pattern.compile("(?<=[.!?])\\s+|[。！？；;\\r\\n]+")
                .splitAsStream(text)
                .map(Normal::small)
                .filter(sentence -> !sentence.isBlank())
                .toList();
    }

    boolean has(String word) {
        return denied.contains(word) || affirmed.contains(word);
    }
}
