package io.evenkeel.resource.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.UuidSeven;
import io.evenkeel.inventory.ItemLabels;
import io.evenkeel.inventory.ItemLabels.Way;
import io.evenkeel.resource.Resource;
import io.evenkeel.resource.ResourceKind;
import io.evenkeel.resource.ResourceKind.Idle;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.PromQl;
import io.evenkeel.telemetry.PromQl.Threshold;
import io.evenkeel.telemetry.PromQlAnswer.Matrix;
import io.evenkeel.telemetry.PromQlError;
import io.evenkeel.telemetry.PromQlLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks for what nobody uses: the rule of a kind has had a value at every hour of its days, for the resource's item. Its
 * owner is asked once; what is used again meanwhile is asked about no longer.
 */
@Component
class IdleSearch {
    private static final Logger log = LoggerFactory.getLogger(IdleSearch.class);
    private static final Actor ROOM = Actor.system("resource");
    private static final int AT_ONCE = 200;
    private static final Duration STEP = Duration.ofHours(1);
    /** What one resource may cost: 90 days of one host with a hundred processors at one sample a minute. */
    private static final PromQlLimits LIMITS =
            new PromQlLimits(2_000, 20_000_000, 5_000_000, 2_200, Duration.ofSeconds(20), Duration.ofMinutes(5));

    private final IdleRows rows;
    private final KindRows kinds;
    private final ItemLabels labels;
    private final MetricStore store;
    private final ResourceRecords records;
    private final Told told;
    private final ResourceSettings settings;
    private final TransactionTemplate transactions;

    IdleSearch(
            IdleRows rows,
            KindRows kinds,
            ItemLabels labels,
            MetricStore store,
            ResourceRecords records,
            Told told,
            ResourceSettings settings,
            TransactionTemplate transactions) {
        this.rows = rows;
        this.kinds = kinds;
        this.labels = labels;
        this.store = store;
        this.records = records;
        this.told = told;
        this.settings = settings;
        this.transactions = transactions;
    }

    /** Looks at everything once, a page after the other; measuring happens outside of transactions. */
    void look() {
        Instant hour = settings.now().truncatedTo(ChronoUnit.HOURS);
        UUID after = new UUID(0, 0);
        List<Resource> page = rows.watched(settings.today(), after, AT_ONCE);
        while (!page.isEmpty()) {
            page.forEach(resource -> lookAt(resource, hour));
            page = rows.watched(settings.today(), page.getLast().id(), AT_ONCE);
        }
    }

    private void lookAt(Resource resource, Instant hour) {
        try {
            Optional<Idle> rule = kinds.find(resource.kind()).flatMap(ResourceKind::idle);
            boolean longEnough = rule.flatMap(idle ->
                            resource.providedAt().filter(at -> !at.isAfter(hour.minus(Duration.ofDays(idle.days())))))
                    .isPresent();
            if (rule.isPresent() && resource.item().isPresent() && longEnough) {
                boolean idle = isIdle(rule.get(), resource.item().get(), hour);
                transactions.executeWithoutResult(status -> note(resource.key(), rule.get(), idle, hour));
            }
        } catch (RuntimeException e) {
            // The others are looked at all the same; this one is tried again with the next look.
            log.error("event=resource-idle-failed resource={}", resource.key(), e);
        }
    }

    private void note(String key, Idle rule, boolean idle, Instant hour) {
        Resource resource = records.locked(key);
        if (resource.state() != Resource.State.ACTIVE || resource.wish().isPresent()) {
            return;
        }
        Instant since = hour.minus(Duration.ofDays(rule.days()));
        if (!idle) {
            if (rows.answered(
                    resource.id(),
                    IdleRows.Answer.BUSY_AGAIN,
                    settings.now(),
                    ROOM.name(),
                    Optional.empty(),
                    Optional.empty())) {
                records.written(ROOM, "busy-again", resource, Map.of());
            }
        } else if (rows.found(UuidSeven.at(settings.now()), resource.id(), since, settings.now(), rule.expression())) {
            records.written(ROOM, "find-idle", resource, Map.of("since", since.toString(), "rule", rule.expression()));
            told.idle(resource, since);
        }
    }

    /** What is not measured, or too much to measure, is not known to be idle. */
    private boolean isIdle(Idle rule, UUID item, Instant hour) {
        PromQl expression = PromQl.parse(rule.expression());
        Threshold threshold = expression.threshold().orElseThrow();
        PromQl level = expression.compared().orElseThrow();
        return labels.of(item).stream().anyMatch(way -> {
            try {
                Matrix levels =
                        narrowed(level, way).over(store, hour.minus(Duration.ofDays(rule.days())), hour, STEP, LIMITS);
                return IdleRule.holds(levels, threshold, rule.days(), STEP);
            } catch (PromQlError e) {
                log.warn("event=resource-idle-unmeasured item={} reason={}", item, e.describe());
                return false;
            }
        });
    }

    private static PromQl narrowed(PromQl expression, Way way) {
        PromQl narrowed = expression;
        for (Matcher matcher : matchers(way)) {
            narrowed = narrowed.narrowed(matcher);
        }
        return narrowed;
    }

    private static List<Matcher> matchers(Way way) {
        List<Matcher> matchers = new ArrayList<>();
        way.equal()
                .forEach((label, value) -> matchers.add(
                        way.anyCase() && label.equals("host")
                                ? new Matcher(label, Matcher.Kind.REGEX, "(?i:" + quoted(value) + ")")
                                : new Matcher(label, Matcher.Kind.EQUAL, value)));
        way.otherInstances()
                .forEach(instance -> matchers.add(new Matcher("instance", Matcher.Kind.NOT_EQUAL, instance)));
        return matchers;
    }

    /** As RE2 reads it: every sign that is no letter and no digit could mean something else. */
    private static String quoted(String text) {
        return text.replaceAll("([^\\p{L}\\p{N}])", "\\\\$1");
    }
}
