package io.evenkeel.recovery.internal;

import io.evenkeel.fleet.Fleet;
import io.evenkeel.identity.Role;
import io.evenkeel.identity.Teams;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Item;
import io.evenkeel.recovery.Adapter;
import io.evenkeel.recovery.BackupCalendar;
import io.evenkeel.recovery.PolicyTerms;
import io.evenkeel.recovery.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a policy may say; refuses the first field that is wrong. */
@Component
class PolicyChecks {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Duration SHORTEST_RPO = Duration.ofMinutes(15);
    private static final Duration LONGEST_RPO = Duration.ofDays(366);
    private static final Duration LONGEST_RTO = Duration.ofDays(30);
    private static final int MOST_TIMES = 48;
    private static final int LONGEST_DRILL_DAYS = 3_660;

    private final Inventory inventory;
    private final Fleet fleet;
    private final Teams teams;

    PolicyChecks(Inventory inventory, Fleet fleet, Teams teams) {
        this.inventory = inventory;
        this.fleet = fleet;
        this.teams = teams;
    }

    /** @return the item that is protected */
    Item check(PolicyTerms terms, Instant now) {
        must(NAME.matcher(terms.name()).matches(), "A policy's name has 1 to 64 of a-z, 0-9, . _ and -.", "name");
        Item item = inventory
                .find(terms.item())
                .filter(found -> !found.retired())
                .orElseThrow(() -> RecoverySentences.invalid(
                        "recovery-item-gone",
                        "There is no item " + terms.item()
                                + " in the inventory, or it is retired. Choose one that is there.",
                        "item"));
        mustBeHost(terms.host());
        must(
                teams.find(terms.responsible()).isPresent() || isRole(terms.responsible()),
                "There is no team or role " + terms.responsible() + " that could answer for it.",
                "responsible");
        within(terms.drillDays(), LONGEST_DRILL_DAYS, "drillDays");
        check(terms.calendar(), terms.adapter());
        check(terms.promise(), terms.calendar(), now);
        DrillTermsCheck.check(terms.drill(), terms.adapter());
        return item;
    }

    private void mustBeHost(String host) {
        if (fleet.find(host).filter(found -> !found.revoked()).isEmpty()) {
            throw RecoverySentences.invalid(
                    "recovery-host-unknown",
                    "There is no host " + host + " with an agent. Add it under Hosts, or name one of those there.",
                    "host");
        }
    }

    private static void check(BackupCalendar calendar, Adapter adapter) {
        must(!calendar.days().isEmpty(), "A calendar has at least one day of the week.", "days");
        must(!calendar.times().isEmpty(), "A calendar has at least one time, such as 02:30.", "times");
        must(calendar.times().size() <= MOST_TIMES, "A calendar has at most " + MOST_TIMES + " times a day.", "times");
        must(
                calendar.times().stream().allMatch(time -> time.getSecond() == 0 && time.getNano() == 0),
                "Backups begin at whole minutes.",
                "times");
        must(
                calendar.fullDays().isEmpty() || adapter == Adapter.PGBACKREST,
                "Only pgbackrest tells full copies from changes. Leave the days for full copies out.",
                "fullDays");
        must(
                calendar.days().containsAll(calendar.fullDays()),
                "A day for a full copy must be a day on which backups are made.",
                "fullDays");
    }

    private static void check(Promise promise, BackupCalendar calendar, Instant now) {
        must(
                promise.rpo().compareTo(SHORTEST_RPO) >= 0 && promise.rpo().compareTo(LONGEST_RPO) <= 0,
                "An RPO lies between 15 minutes and 366 days.",
                "rpoMinutes");
        must(
                promise.rto().toMinutes() >= 1 && promise.rto().compareTo(LONGEST_RTO) <= 0,
                "An RTO lies between 1 minute and 30 days.",
                "rtoMinutes");
        BackupCalendar.Pause pause = calendar.longestPause(now);
        if (promise.rpo().compareTo(pause.time()) < 0) {
            throw RecoverySentences.invalid(
                    "recovery-promise-too-short",
                    "An RPO of " + words(promise.rpo()) + " can't be kept: from the backup of "
                            + pause.since().atZone(calendar.zone()).toLocalDateTime() + " to the next it is "
                            + words(pause.time()) + ". Promise at least that, or make backups more often.",
                    "rpoMinutes");
        }
    }

    private static String words(Duration time) {
        return time.toMinutes() % 60 == 0 ? time.toHours() + " h" : time.toMinutes() + " min";
    }

    private static boolean isRole(String group) {
        return Stream.of(Role.values()).map(Teams::groupOf).anyMatch(group::equals);
    }

    private static void within(int given, int most, String field) {
        must(given >= 1 && given <= most, "The field " + field + " lies between 1 and " + most + ".", field);
    }

    private static void must(boolean holds, String otherwise, String field) {
        if (!holds) {
            throw RecoverySentences.invalid(otherwise, field);
        }
    }
}
