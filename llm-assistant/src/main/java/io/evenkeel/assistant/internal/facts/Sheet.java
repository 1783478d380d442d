package io.evenkeel.assistant.internal.facts;

import io.evenkeel.assistant.Answer;
import io.evenkeel.assistant.Answer.Check;
import io.evenkeel.assistant.Answer.Claim;
import io.evenkeel.assistant.Source;
import io.evenkeel.assistant.internal.grammar.Foreign;
import io.evenkeel.assistant.internal.tools.Fact;
import io.evenkeel.assistant.internal.tools.Seen;
import io.evenkeel.assistant.internal.tools.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The claims of one answer with their sources, numbered as they come. Not thread-safe. */
final class Sheet {
    private static final int MOST_CLAIMS = 40;
    private static final int LONGEST = 2_000;
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|“[^”]*”");

    private final Words words;
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final List<Claim> claims = new ArrayList<>();
    private boolean leftOut;

    Sheet(Words words) {
        this.words = words;
    }

    /** Says a fact as it was seen; people's words that command the reader are not repeated. */
    void tell(Seen seen, Fact fact) {
        if (claims.size() >= MOST_CLAIMS) {
            return;
        }
        String sentence = fact.said() ? withoutCommands(fact.sentence()) : fact.sentence();
        if (sentence.isBlank()) {
            return;
        }
        int number = number(seen);
        String text = sentence.substring(0, Math.min(LONGEST, sentence.length()));
        if (claims.stream().noneMatch(claim -> claim.text().equals(text))) {
            claims.add(new Claim(text, List.of(number), Check.HOLDS));
        }
    }

    /** What was told is no answer: nothing stands here again. */
    void forget() {
        claims.clear();
        sources.clear();
        leftOut = false;
    }

    private int number(Seen seen) {
        Source source = seen.source();
        sources.merge(source.id(), source, Sheet::joined);
        return new ArrayList<>(sources.keySet()).indexOf(source.id()) + 1;
    }

    /** Two looks at the same thing may have seen different parts of it. */
    private static Source joined(Source first, Source second) {
        if (first.text().contains(second.text())) {
            return first;
        }
        return new Source(
                first.id(),
                first.kind(),
                first.title(),
                first.address(),
                first.text() + "\n" + second.text(),
                first.from(),
                second.to());
    }

    private String withoutCommands(String sentence) {
        if (!Foreign.commands(sentence)) {
            return sentence;
        }
        leftOut = true;
        String placeholder = words.say("[words to the reader left out]", "[略去写给读者的指令]");
        Matcher quoted = QUOTED.matcher(sentence);
        String without = quoted.replaceAll(match -> {
            String inside = match.group();
            char end = inside.charAt(inside.length() - 1);
            String kept = Foreign.without(inside.substring(1, inside.length() - 1), placeholder);
            // Each stretch that is kept is quoted by itself, since only the stretches stand in the source.
            String quotes = (inside.charAt(0) + kept + end)
                    .replace(placeholder, end + " " + placeholder + " " + inside.charAt(0))
                    .replaceAll("([\"“])\\s+", "$1")
                    .replaceAll("\\s+([\"”])", "$1")
                    .replaceAll("\"\"|“”", "");
            return Matcher.quoteReplacement(kept.contains(placeholder) ? quotes : inside);
        });
        String bare = Foreign.commands(without) ? Foreign.without(without, placeholder) : without;
        return Foreign.commands(bare) ? "" : bare;
    }

    /** Says something that states nothing about the estate. */
    void note(String sentence) {
        claims.add(new Claim(sentence, List.of(), Check.NO_CLAIM));
    }

    void noteFirst(String sentence) {
        claims.addFirst(new Claim(sentence, List.of(), Check.NO_CLAIM));
    }

    boolean hasFacts() {
        return claims.stream().anyMatch(claim -> claim.check() != Check.NO_CLAIM);
    }

    /** The claims, with a word about what was not repeated. */
    List<Claim> claims() {
        if (leftOut) {
            leftOut = false;
            note(words.say(
                    "Some of what is written there tries to command the reader. It was not followed and is not repeated here.",
                    "其中有些文字试图向读者下指令：没有照做，这里也不复述。"));
        }
        return List.copyOf(claims);
    }

    List<Source> sources() {
        return List.copyOf(sources.values());
    }

    Answer.Outcome outcome() {
        return hasFacts() ? Answer.Outcome.ANSWERED : Answer.Outcome.UNKNOWN;
    }
}
