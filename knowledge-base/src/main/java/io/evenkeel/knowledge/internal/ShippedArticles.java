package io.evenkeel.knowledge.internal;

import io.evenkeel.alerting.Runbooks;
import io.evenkeel.alerting.Runbooks.Runbook;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.knowledge.Article;
import io.evenkeel.knowledge.Articles.ArticleText;
import io.evenkeel.knowledge.internal.SourceIntake.Brought;
import io.evenkeel.knowledge.internal.SourceIntake.Outcome;
import io.evenkeel.knowledge.internal.SourceIntake.Taken;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The runbooks that ship with the alert rules, as the first articles. */
@Component
class ShippedArticles {
    static final String SOURCE = "shipped/";
    private static final Actor ROOM = Actor.system("knowledge");
    private static final String AUTHOR = "Evenkeel";

    private final Runbooks runbooks;
    private final SourceIntake intake;
    private final ShelfRows shelf;
    private final JdbcClient jdbc;
    private final Audit audit;

    ShippedArticles(Runbooks runbooks, SourceIntake intake, ShelfRows shelf, JdbcClient jdbc, Audit audit) {
        this.runbooks = runbooks;
        this.intake = intake;
        this.shelf = shelf;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * Takes in what is new or changed, in one transaction; one question to the database where nothing is. What somebody's draft
     * keeps out is tried again the next time.
     *
     * @return what became of those that are not the same
     */
    @Transactional
    public Map<Outcome, Integer> takeIn() {
        if (changed(known()).isEmpty()) {
            return Map.of();
        }
        intake.oneAtATime();
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        List<UUID> shelved = new ArrayList<>();
        for (Brought text : changed(known())) {
            Taken taken = intake.take(text);
            outcomes.merge(taken.outcome(), 1, Integer::sum);
            taken.shelved().ifPresent(shelved::add);
        }
        shelved.forEach(shelf::changed);
        if (outcomes.keySet().stream().anyMatch(outcome -> outcome != Outcome.IN_THE_WAY)) {
            audit.record(ROOM, "knowledge.ship", "shipped", facts(outcomes));
        }
        return outcomes;
    }

    private static Map<String, String> facts(Map<Outcome, Integer> outcomes) {
        return outcomes.entrySet().stream()
                .collect(Collectors.toMap(
                        each -> each.getKey().name().toLowerCase(Locale.ROOT),
                        each -> each.getValue().toString()));
    }

    private Map<String, String> known() {
        Map<String, String> hashes = new HashMap<>();
        jdbc.sql("select source, source_hash from knowledge.article where source like 'shipped/%'")
                .query(row -> {
                    hashes.put(row.getString("source"), row.getString("source_hash"));
                });
        return hashes;
    }

    private List<Brought> changed(Map<String, String> known) {
        return runbooks.all().stream()
                .map(ShippedArticles::brought)
                .filter(text -> !text.hash().equals(known.get(text.source())))
                .toList();
    }

    /** The English one has no language in its source: that is how articles of earlier versions are known. */
    private static Brought brought(Runbook runbook) {
        String rule = runbook.rule();
        String language = runbook.language();
        MarkdownHead head = MarkdownHead.of(runbook.text(), rule);
        return new Brought(
                SOURCE + (language.equals(Runbooks.ENGLISH) ? "" : language + "/") + rule,
                new ArticleText(
                        Article.Kind.RUNBOOK,
                        head.title(),
                        language,
                        head.body(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(rule),
                        List.of()),
                SourceIntake.hash(runbook.text()),
                ROOM.id(),
                AUTHOR);
    }
}
