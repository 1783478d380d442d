package io.evenkeel.assistant.internal.model;

import io.evenkeel.assistant.Answer.Check;
import io.evenkeel.assistant.Answer.Claim;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model wrote, taken apart into claims: a line, and in it each stretch that ends with the numbers of its sources. It is
 * text and nothing else: tags, images and links are taken out, but for addresses of the console's pages. Pure, linear.
 */
final class ModelText {
    private static final int LONGEST_CLAIM = 2_000;
    private static final int MOST_CLAIMS = 60;

    /** [1], [1, 2], [1][2], 【1】. */
    private static final Pattern CITED =
            Pattern.compile("(?:\\s?[\\[【]\\s*\\d{1,3}(?:\\s*[,，、]\\s*\\d{1,3})*\\s*[\\]】])+");

    /** Behind a full stop, where a new sentence begins: not in 92.5 and not in db-01.example.org. */
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])(?<!e\\.g\\.|i\\.e\\.|etc\\.)\\s+|(?<=[。！？])");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z!][^<>]{0,2000}>");
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]{0,500})\\]\\(([^\\s)]{0,2000})[^)]{0,500}\\)");
    private static final Pattern ADDRESS = Pattern.compile("\\b[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\\s)\\]】>，。]+");
    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*•]|\\d{1,2}[.)、])\\s+");
    private static final Pattern UNKNOWN = Pattern.compile("^\\W*UNKNOWN\\W*", Pattern.CASE_INSENSITIVE);

    private ModelText() {}

    /** Whether the model says that it does not know; that word is for us. */
    static boolean saysUnknown(String text) {
        return UNKNOWN.matcher(text.strip()).lookingAt();
    }

    static List<Claim> claims(String text) {
        List<Claim> claims = new ArrayList<>();
        String bare = UNKNOWN.matcher(text.strip()).replaceFirst("");
        for (String line : plain(bare).split("\\R", -1)) {
            String words = BULLET.matcher(line)
                    .replaceFirst("")
                    .replaceAll("^#{1,6}\\s+", "")
                    .replace("**", "");
            claimsOf(words, claims);
        }
        return claims.stream().limit(MOST_CLAIMS).toList();
    }

    private static void claimsOf(String line, List<Claim> claims) {
        Matcher cited = CITED.matcher(line);
        int from = 0;
        while (cited.find()) {
            int end = afterStop(line, cited.end());
            String before = line.substring(from, cited.start());
            String words = before.stripTrailing().matches("(?s).*[.。!！?？]")
                    ? before
                    : before + line.substring(cited.end(), end);
            addEach(words, numbers(cited.group()), claims);
            from = end;
        }
        addEach(line.substring(from), Set.of(), claims);
    }

    /** The numbers belong to the last sentence; those before it name no source. */
    private static void addEach(String words, Set<Integer> sources, List<Claim> claims) {
        List<String> sentences = List.of(SENTENCE.split(words, -1)).stream()
                .filter(ModelText::saysSomething)
                .toList();
        for (int at = 0; at < sentences.size(); at++) {
            add(sentences.get(at), at == sentences.size() - 1 ? sources : Set.of(), claims);
        }
    }

    /** Not a full stop alone, as behind the number in "。[1]。". */
    private static boolean saysSomething(String sentence) {
        return sentence.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static int afterStop(String line, int at) {
        return at < line.length() && ".。!！;；,，".indexOf(line.charAt(at)) >= 0 ? at + 1 : at;
    }

    private static void add(String words, Set<Integer> sources, List<Claim> claims) {
        String text = words.strip();
        if (!saysSomething(text)) {
            return;
        }
        String cut = text.length() <= LONGEST_CLAIM ? text : text.substring(0, LONGEST_CLAIM - 1) + "…";
        claims.add(new Claim(cut, List.copyOf(sources), Check.NO_SOURCE));
    }

    private static Set<Integer> numbers(String cited) {
        Set<Integer> numbers = new LinkedHashSet<>();
        Matcher each = NUMBER.matcher(cited);
        while (each.find()) {
            numbers.add(Integer.parseInt(each.group()));
        }
        return numbers;
    }

    /** Without what a browser could follow or run. */
    static String plain(String text) {
        String bare = TAG.matcher(text).replaceAll("");
        String unlinked = LINK.matcher(bare)
                .replaceAll(found -> Matcher.quoteReplacement(
                        isOfTheConsole(found.group(2))
                                ? found.group(1) + " (" + found.group(2) + ")"
                                : found.group(1)));
        return ADDRESS.matcher(unlinked).replaceAll("…");
    }

    private static boolean isOfTheConsole(String address) {
        return address.toLowerCase(Locale.ROOT)
                .matches("/(?:incidents|alerts|inventory|knowledge|runbooks|changes|problems|desk|logs|metrics|hosts)"
                        + "(?:/[\\w.:-]{1,200}){0,3}");
    }
}
