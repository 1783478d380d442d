package io.evenkeel.knowledge.internal;

import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.AffectedItem;
import io.evenkeel.knowledge.Article;
import io.evenkeel.knowledge.Knowledge.Because;
import io.evenkeel.knowledge.Knowledge.Passage;
import io.evenkeel.knowledge.Knowledge.Reason;
import io.evenkeel.knowledge.Knowledge.Subject;
import io.evenkeel.knowledge.Knowledge.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is nearest to an incident, and why. Pure: the weights say only in which order reasons count. */
final class Nearness {
    private static final int MOST = 10;
    private static final int MOST_OF_TEXT = 3;
    private static final int MOST_INCIDENTS = 5;
    private static final int COMMON_WORDS = 2;
    private static final int MOST_MARKED = 4;

    private Nearness() {}

    /** @param rules names of the rules whose alerts it has */
    record Facts(
            Incident incident,
            Set<String> rules,
            List<AboutArticle> articles,
            List<Before> before,
            PassageSearch.Found passages) {}

    /** A published article that names one of the rules or items. */
    record AboutArticle(String key, Article.Kind kind, String title, List<String> rules, List<UUID> items) {}

    /** An incident of before with the rules whose alerts it had. */
    record Before(Incident incident, Set<String> rules) {}

    private record Weighed(Suggestion suggestion, int weight) {}

    /** Best first; at most ten, five of them incidents, and three for their words alone. */
    static List<Suggestion> nearest(Facts facts) {
        Map<String, Weighed> found = new LinkedHashMap<>();
        facts.articles().forEach(article -> put(found, article(facts, article)));
        facts.before().forEach(before -> put(found, incident(facts, before)));
        facts.passages().passages().forEach(passage -> byWords(facts, passage, found));
        List<Suggestion> nearest = new ArrayList<>();
        int words = 0;
        int incidents = 0;
        for (Weighed each : found.values().stream()
                .sorted(Comparator.comparingInt((Weighed one) -> -one.weight()))
                .toList()) {
            boolean ofWords = each.suggestion().because().stream().allMatch(because -> because.reason() == Reason.TEXT);
            boolean incident = each.suggestion().subject() == Subject.INCIDENT;
            if (nearest.size() < MOST
                    && !(ofWords && words == MOST_OF_TEXT)
                    && !(incident && incidents == MOST_INCIDENTS)) {
                nearest.add(each.suggestion());
                words += ofWords ? 1 : 0;
                incidents += incident ? 1 : 0;
            }
        }
        return nearest;
    }

    private static void put(Map<String, Weighed> found, Weighed weighed) {
        if (!weighed.suggestion().because().isEmpty()) {
            found.putIfAbsent(weighed.suggestion().key(), weighed);
        }
    }

    private static Weighed article(Facts facts, AboutArticle article) {
        List<Because> because = new ArrayList<>();
        article.rules().stream()
                .filter(facts.rules()::contains)
                .forEach(rule -> because.add(new Because(Reason.RULE, rule)));
        facts.incident().items().stream()
                .filter(item -> article.items().contains(item.id()))
                .forEach(item -> because.add(new Because(Reason.ITEM, item.name())));
        int weight =
                because.stream().mapToInt(Nearness::weight).sum() + (article.kind() == Article.Kind.ARTICLE ? 0 : 10);
        return new Weighed(
                new Suggestion(
                        Subject.ARTICLE,
                        article.key(),
                        article.title(),
                        Optional.of(article.kind()),
                        because,
                        Optional.empty()),
                weight);
    }

    private static int weight(Because because) {
        return switch (because.reason()) {
            case RULE -> 100;
            case ITEM -> 40;
            case KIND -> 20;
            case TEXT -> 5;
        };
    }

    /** The rule alone makes no incident similar: it was on the same item, or on one of the same kind. */
    private static Weighed incident(Facts facts, Before before) {
        Set<String> rules = new HashSet<>(before.rules());
        rules.retainAll(facts.rules());
        Set<UUID> ids = before.incident().items().stream().map(AffectedItem::id).collect(Collectors.toSet());
        List<AffectedItem> same = facts.incident().items().stream()
                .filter(item -> ids.contains(item.id()))
                .toList();
        Optional<String> kind = before.incident().items().stream()
                .map(AffectedItem::kind)
                .filter(each -> facts.incident().items().stream()
                        .anyMatch(item -> item.kind().equals(each)))
                .findFirst();
        List<Because> because = new ArrayList<>();
        if (!same.isEmpty() || kind.isPresent()) {
            rules.stream().sorted().forEach(rule -> because.add(new Because(Reason.RULE, rule)));
        }
        same.forEach(item -> because.add(new Because(Reason.ITEM, item.name())));
        if (same.isEmpty() && !rules.isEmpty()) {
            kind.ifPresent(each -> because.add(new Because(Reason.KIND, each)));
        }
        String words = common(facts.incident().title(), before.incident().title());
        if (!words.isEmpty()) {
            because.add(new Because(Reason.TEXT, words));
        }
        Optional<String> helped = before.incident().review().map(Incident.Review::remedy);
        int weight = because.stream().mapToInt(Nearness::weight).sum() - 30 + (helped.isPresent() ? 10 : 0);
        return new Weighed(
                new Suggestion(
                        Subject.INCIDENT,
                        before.incident().key(),
                        before.incident().title(),
                        Optional.empty(),
                        because,
                        helped),
                weight);
    }

    private static void byWords(Facts facts, Passage passage, Map<String, Weighed> found) {
        String both = common(facts.incident().title(), passage.title() + " " + passage.text());
        String words = both.isEmpty() ? marked(passage) : both;
        var suggestion = new Suggestion(
                Subject.ARTICLE,
                passage.article(),
                passage.title(),
                Optional.of(passage.kind()),
                List.of(new Because(Reason.TEXT, words)),
                Optional.empty());
        found.putIfAbsent(passage.article(), new Weighed(suggestion, 1));
    }

    /** What the search held to be alike; empty where it went by the meaning. */
    private static String marked(Passage passage) {
        return passage.marked().stream()
                .map(each -> passage.excerpt().substring(each.from(), each.to()))
                .distinct()
                .limit(MOST_MARKED)
                .collect(Collectors.joining(" "));
    }

    /** Words that both have, worth two at least; empty else. */
    private static String common(String one, String other) {
        List<String> both = CommonWords.of(one, other);
        return both.stream().mapToInt(CommonWords::worth).sum() < COMMON_WORDS ? "" : String.join(" ", both);
    }
}
