package io.evenkeel.assistant.internal.check;

import io.evenkeel.assistant.Source;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a claim denies what its sources say, or says what they deny. For each word that either denies, and that both have,
 * the source's sentences are asked that share most words with the claim: where all of them deny it and the claim does not, or the
 * other way, it is found. Where they disagree among themselves, or the claim itself says both, nothing is. Pure.
 *
 * <p>What it does not see: opposites without a word of denial (up and down, failed), and denial that reaches further than one word.
 */
final class Denials {
    private static final int MOST_SENTENCES = 2_000;

    /** Of INC-8 and db-01: what a sentence is about weighs more than how it is said. */
    private static final int WEIGHT_OF_A_NAME = 3;

    private Denials() {}

    static boolean turned(String claim, List<Source> sources) {
        String small = Normal.small(claim);
        Said said = whole(small);
        List<Sentence> sentences = sentences(sources);
        Set<String> words = new LinkedHashSet<>(said.denied());
        sentences.forEach(each -> words.addAll(each.said().denied()));
        return words.stream().anyMatch(word -> isTurned(word, said, sentences));
    }

    /** @param about the title, which says what the sentence is about */
    private record Sentence(Said said, Said about) {
        int near(Said claim) {
            Set<String> all = new LinkedHashSet<>(said.denied());
            all.addAll(said.affirmed());
            all.addAll(about.denied());
            all.addAll(about.affirmed());
            return all.stream()
                    .filter(claim::has)
                    .mapToInt(word -> word.chars().anyMatch(Character::isDigit) ? WEIGHT_OF_A_NAME : 1)
                    .sum();
        }
    }

    private static boolean isTurned(String word, Said claim, List<Sentence> sentences) {
        if (!claim.has(word)
                || (claim.denied().contains(word) && claim.affirmed().contains(word))) {
            return false;
        }
        List<Sentence> having =
                sentences.stream().filter(each -> each.said().has(word)).toList();
        int nearest = having.stream().mapToInt(each -> each.near(claim)).max().orElse(0);
        boolean denied = claim.denied().contains(word);
        return !having.isEmpty()
                && having.stream()
                        .filter(each -> each.near(claim) == nearest)
                        .noneMatch(each ->
                                (denied ? each.said().denied() : each.said().affirmed()).contains(word));
    }

    private static Said whole(String small) {
        Set<String> denied = new LinkedHashSet<>();
        Set<String> affirmed = new LinkedHashSet<>();
        for (String sentence : Said.sentences(small)) {
            Said one = Said.in(sentence);
            denied.addAll(one.denied());
            affirmed.addAll(one.affirmed());
        }
        return new Said(denied, affirmed);
    }

    private static List<Sentence> sentences(List<Source> sources) {
        List<Sentence> all = new ArrayList<>();
        for (Source source : sources) {
            Said about = whole(Normal.small(source.title()));
            all.add(new Sentence(about, about));
            for (String sentence : Said.sentences(source.text())) {
                if (all.size() < MOST_SENTENCES) {
                    all.add(new Sentence(Said.in(sentence), about));
                }
            }
        }
        return all;
    }
}
