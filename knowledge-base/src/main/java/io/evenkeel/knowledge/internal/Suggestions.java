package io.evenkeel.knowledge.internal;

import io.evenkeel.alerting.Alerts;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incidents;
import io.evenkeel.incident.Incidents.Entry;
import io.evenkeel.incident.PastIncidents;
import io.evenkeel.knowledge.Article;
import io.evenkeel.knowledge.Knowledge.Suggestion;
import io.evenkeel.knowledge.internal.Nearness.AboutArticle;
import io.evenkeel.knowledge.internal.Nearness.Before;
import io.evenkeel.knowledge.internal.Nearness.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** What is offered inside an incident: gathers the facts, {@link Nearness} decides. */
@Component
class Suggestions {
    private static final Duration MEMORY = Duration.ofDays(365);
    private static final int MOST_RECENT = 200;
    private static final int MOST_COMPARED = 60;
    private static final int PASSAGES = 5;
    private static final int LONGEST_WORDS = 300;
    private static final Pattern RUNBOOK = Pattern.compile("/runbooks/([A-Za-z_][A-Za-z0-9_]*)");

    private final Incidents incidents;
    private final PastIncidents past;
    private final Alerts alerts;
    private final ObjectProvider<PassageSearch> search;
    private final JdbcClient jdbc;
    private final KnowledgeSettings settings;
    private final ShippedTwins twins;

    Suggestions(
            Incidents incidents,
            PastIncidents past,
            Alerts alerts,
            ObjectProvider<PassageSearch> search,
            JdbcClient jdbc,
            KnowledgeSettings settings,
            ShippedTwins twins) {
        this.incidents = incidents;
        this.past = past;
        this.alerts = alerts;
        this.search = search;
        this.jdbc = jdbc;
        this.settings = settings;
        this.twins = twins;
    }

    /** Nothing for an incident that there is not. */
    List<Suggestion> of(String key, Optional<String> language) {
        return incidents.find(key).map(incident -> of(incident, language)).orElse(List.of());
    }

    private List<Suggestion> of(Incident incident, Optional<String> language) {
        Set<String> rules = rules(incident);
        // Before they are counted, so that twins keep nothing else out; and after, since the words may find one of them
        // again.
        List<AboutArticle> articles = twins.once(articles(incident, rules), AboutArticle::key, language);
        List<Suggestion> nearest =
                Nearness.nearest(new Facts(incident, rules, articles, before(incident), passages(incident.title())));
        return twins.once(nearest, Suggestion::key, language).stream()
                .map(this::withWhatHelped)
                .toList();
    }

    /** By which its alerts fired, and those whose runbook an alert names though another rule fired it. */
    private Set<String> rules(Incident incident) {
        return incident.alertFingerprints().stream()
                .flatMap(fingerprint -> alerts.find(fingerprint).stream())
                .flatMap(alert -> Stream.concat(
                        Stream.ofNullable(alert.labels().get("alertname")),
                        Stream.ofNullable(alert.annotations().get("runbook_url"))
                                .map(RUNBOOK::matcher)
                                .filter(Matcher::matches)
                                .map(found -> found.group(1))))
                .collect(Collectors.toSet());
    }

    private List<AboutArticle> articles(Incident incident, Set<String> rules) {
        return jdbc.sql("""
                        select a.key, e.kind, e.title, e.rules, e.items
                        from knowledge.article a
                        join knowledge.edition e on e.article_id = a.id and e.number = a.published
                        where e.state = 'PUBLISHED' and (e.rules && :rules or e.items && :items)
                        order by a.changed_at desc, a.id limit 50""")
                .param("rules", new SqlArrayValue("text", rules.toArray()))
                .param(
                        "items",
                        new SqlArrayValue(
                                "uuid",
                                incident.items().stream()
                                        .map(Incident.AffectedItem::id)
                                        .toArray()))
                .query((row, line) -> new AboutArticle(
                        row.getString("key"),
                        Article.Kind.valueOf(row.getString("kind")),
                        row.getString("title"),
                        ArticleRows.texts(row, "rules"),
                        List.of((UUID[]) row.getArray("items").getArray())))
                .list();
    }

    /** Those on the same items or with the same alerts, and the recent ones on items of the same kinds. */
    private List<Before> before(Incident incident) {
        Set<UUID> items =
                incident.items().stream().map(Incident.AffectedItem::id).collect(Collectors.toSet());
        Set<String> kinds =
                incident.items().stream().map(Incident.AffectedItem::kind).collect(Collectors.toSet());
        Instant now = settings.now();
        Set<String> seen = new HashSet<>(Set.of(incident.key()));
        return Stream.concat(
                        past.touching(items, Set.copyOf(incident.alertFingerprints()), now.minus(MEMORY), now).stream(),
                        incidents.list(false, MOST_RECENT).stream()
                                .filter(each -> each.items().stream().anyMatch(item -> kinds.contains(item.kind()))))
                .filter(each -> each.resolvedAt().isPresent() && seen.add(each.key()))
                .limit(MOST_COMPARED)
                .map(each -> new Before(each, rules(each)))
                .toList();
    }

    private PassageSearch.Found passages(String title) {
        PassageSearch there = search.getIfAvailable();
        return there == null || title.isBlank()
                ? new PassageSearch.Found(List.of(), "words")
                : there.find(title.substring(0, Math.min(LONGEST_WORDS, title.length())), PASSAGES);
    }

    private Suggestion withWhatHelped(Suggestion suggestion) {
        return suggestion.kind().isPresent() || suggestion.helped().isPresent()
                ? suggestion
                : new Suggestion(
                        suggestion.subject(),
                        suggestion.key(),
                        suggestion.title(),
                        suggestion.kind(),
                        suggestion.because(),
                        note(suggestion.key()));
    }

    /** What the one who resolved it wrote. */
    private Optional<String> note(String key) {
        return incidents.timeline(key).stream()
                .filter(entry -> entry.kind() == Entry.Kind.RESOLVED)
                .map(Entry::text)
                .filter(text -> !text.isBlank())
                .findFirst();
    }
}
