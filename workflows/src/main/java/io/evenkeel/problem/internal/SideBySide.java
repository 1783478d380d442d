package io.evenkeel.problem.internal;

import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.AffectedItem;
import io.evenkeel.incident.Incident.HitService;
import io.evenkeel.incident.Incident.Review;
import io.evenkeel.problem.Problems.Comparison;
import io.evenkeel.problem.Problems.Fact;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What incidents have in common, and in what they differ. Pure. */
final class SideBySide {

    private SideBySide() {}

    /** @param zone of weekday and hour: what repeats often does so by the clock */
    static Comparison of(List<Incident> incidents, ZoneId zone) {
        List<Incident> newestFirst = incidents.stream()
                .sorted(Comparator.comparing(Incident::openedAt).reversed())
                .toList();
        List<Fact> facts = Stream.of(
                        fact("item", newestFirst, incident -> joined(incident.items(), AffectedItem::name)),
                        fact("alert", newestFirst, incident -> joined(incident.alertFingerprints(), text -> text)),
                        fact("title", newestFirst, Incident::title),
                        fact("severity", newestFirst, Incident::severity),
                        fact(
                                "priority",
                                newestFirst,
                                incident -> incident.priority().name()),
                        fact("host", newestFirst, incident -> incident.host().orElse("")),
                        fact("service", newestFirst, incident -> joined(incident.services(), HitService::name)),
                        fact(
                                "weekday",
                                newestFirst,
                                incident -> incident.openedAt()
                                        .atZone(zone)
                                        .getDayOfWeek()
                                        .name()
                                        .toLowerCase(Locale.ROOT)),
                        fact(
                                "hour",
                                newestFirst,
                                incident -> "%02d"
                                        .formatted(
                                                incident.openedAt().atZone(zone).getHour())),
                        fact("minutes", newestFirst, SideBySide::minutes),
                        fact(
                                "cause",
                                newestFirst,
                                incident -> incident.review().map(Review::cause).orElse("")),
                        fact(
                                "remedy",
                                newestFirst,
                                incident ->
                                        incident.review().map(Review::remedy).orElse("")))
                .filter(fact -> fact.values().stream().anyMatch(value -> !value.isEmpty()))
                .sorted(Comparator.comparing(fact -> !fact.common()))
                .toList();
        return new Comparison(newestFirst.stream().map(Incident::key).toList(), facts);
    }

    private static Fact fact(String name, List<Incident> incidents, Function<Incident, String> value) {
        List<String> values = incidents.stream().map(value).toList();
        return new Fact(
                name,
                values,
                values.stream().distinct().count() == 1 && !values.getFirst().isEmpty());
    }

    private static String minutes(Incident incident) {
        return incident.resolvedAt()
                .map(end ->
                        Long.toString(Duration.between(incident.openedAt(), end).toMinutes()))
                .orElse("");
    }

    private static <T> String joined(List<T> all, Function<T, String> name) {
        return all.stream().map(name).sorted().collect(Collectors.joining(", "));
    }
}
