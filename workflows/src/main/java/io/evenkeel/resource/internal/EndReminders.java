package io.evenkeel.resource.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.resource.Resource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells owners that the end comes near: 30, 7 and 1 days before it, each once for each end date, whatever was down
 * meanwhile. Of several that are due at once only the nearest is sent.
 */
@Component
class EndReminders {
    private static final Logger log = LoggerFactory.getLogger(EndReminders.class);
    private static final Actor ROOM = Actor.system("resource");
    private static final int AT_ONCE = 500;

    private final ResourceRows rows;
    private final ReminderRows sent;
    private final ResourceRecords records;
    private final Told told;
    private final ResourceSettings settings;
    private final TransactionTemplate transactions;

    EndReminders(
            ResourceRows rows,
            ReminderRows sent,
            ResourceRecords records,
            Told told,
            ResourceSettings settings,
            TransactionTemplate transactions) {
        this.rows = rows;
        this.sent = sent;
        this.records = records;
        this.told = told;
        this.settings = settings;
        this.transactions = transactions;
    }

    /** Sends what is due; each resource in a transaction of its own. */
    void look() {
        LocalDate today = settings.today();
        Map<Integer, LocalDate> lastDays =
                settings.remindDays().stream().collect(Collectors.toMap(days -> days, days -> today.plusDays(days)));
        for (Resource resource : rows.toRemind(today, lastDays, AT_ONCE)) {
            try {
                transactions.executeWithoutResult(status -> remind(resource.key()));
            } catch (RuntimeException e) {
                // The others are reminded all the same; this one is looked at again.
                log.error("event=resource-reminder-failed resource={}", resource.key(), e);
            }
        }
    }

    private void remind(String key) {
        Resource resource = records.locked(key);
        if (resource.state() != Resource.State.ACTIVE) {
            return;
        }
        Instant now = settings.now();
        List<Integer> due = due(settings, resource.until(), now, sent.of(resource.id(), resource.until()));
        Optional<Integer> nearest = due.stream().min(Integer::compare);
        due.forEach(days -> sent.add(
                resource.id(),
                resource.until(),
                days,
                nearest.filter(days::equals).map(_ -> now)));
        nearest.ifPresent(days -> {
            told.ends(resource, days);
            records.written(
                    ROOM,
                    "remind",
                    resource,
                    Map.of(
                            "days",
                            Integer.toString(days),
                            "until",
                            resource.until().toString()));
        });
    }

    /** Which reminders are due and were not dealt with; none once the last day is over. Pure. */
    static List<Integer> due(ResourceSettings settings, LocalDate until, Instant now, Collection<Integer> dealtWith) {
        if (!settings.endOf(until).isAfter(now)) {
            return List.of();
        }
        return settings.remindDays().stream()
                .filter(days -> !dealtWith.contains(days))
                .filter(days -> !settings.remindAt(until, days).isAfter(now))
                .toList();
    }
}
