package io.evenkeel.reporting.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.People;
import io.evenkeel.reporting.Language;
import io.evenkeel.reporting.Period;
import io.evenkeel.reporting.Schedules;
import io.evenkeel.reporting.internal.TimetableRows.Stored;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class TimetableService implements Schedules {
    private static final int MOST_READERS = 50;
    private static final int MOST_DAYS = 27;
    private static final int LONGEST_ADDRESS = 254;
    /** One bare address: nothing that could begin another header or another recipient. */
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    private final TimetableRows rows;
    private final People people;
    private final Audit audit;
    private final ReportSettings settings;
    private final InstantSource clock;

    TimetableService(TimetableRows rows, People people, Audit audit, ReportSettings settings, InstantSource clock) {
        this.rows = rows;
        this.people = people;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Schedule> list(Actor actor) {
        actor.mustHave(Right.EDIT_REPORTS);
        return Stream.of(Period.Kind.values()).map(this::schedule).toList();
    }

    private Schedule schedule(Period.Kind kind) {
        Optional<Stored> stored = rows.find(kind);
        Wish wish = stored.map(Stored::wish).orElseGet(() -> off(kind));
        return new Schedule(
                wish,
                stored.map(Stored::version).orElse(0L),
                wish.active() ? Optional.of(Due.next(wish, clock.instant(), settings.zone())) : Optional.empty(),
                rows.last(kind));
    }

    private static Wish off(Period.Kind kind) {
        return new Wish(kind, false, 0, LocalTime.of(8, 0), Language.EN, List.of(), List.of());
    }

    @Override
    @Transactional
    public Schedule change(Actor actor, Wish wish, OptionalLong expectedVersion) {
        actor.mustHave(Right.EDIT_REPORTS);
        check(wish);
        Optional<Stored> before = rows.lock(wish.kind());
        long version = before.map(Stored::version).orElse(0L);
        if (expectedVersion.isPresent() && expectedVersion.getAsLong() != version) {
            throw outOfDate(version);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (before.isEmpty()) {
            if (!rows.insert(wish, now)) {
                throw outOfDate(1);
            }
        } else {
            rows.update(wish, since(before.get(), wish, now));
        }
        audit.record(
                actor,
                "reporting.change-schedule",
                wish.kind().name().toLowerCase(Locale.ROOT),
                Map.of(
                        "active", Boolean.toString(wish.active()),
                        "after", wish.daysAfter() + " days, " + wish.at(),
                        "people", Integer.toString(wish.people().size()),
                        "addresses", String.join(" ", wish.addresses())));
        return schedule(wish.kind());
    }

    /** Whoever adds a reader must not lose what is due; whoever moves the hour must not be sent the old one again. */
    private static Instant since(Stored before, Wish wish, Instant now) {
        boolean sameTime = before.wish().active() == wish.active()
                && before.wish().daysAfter() == wish.daysAfter()
                && before.wish().at().equals(wish.at());
        return sameTime ? before.since() : now;
    }

    private void check(Wish wish) {
        if (wish.daysAfter() < 0 || wish.daysAfter() > MOST_DAYS) {
            throw invalid("Choose 0 to " + MOST_DAYS + " days after the period's end.", "daysAfter");
        }
        if (wish.people().size() > MOST_READERS || wish.addresses().size() > MOST_READERS) {
            throw invalid("At most " + MOST_READERS + " people and as many addresses; use a mailing list.", "people");
        }
        if (wish.active() && wish.people().isEmpty() && wish.addresses().isEmpty()) {
            throw invalid("Name at least one person or address that the report is mailed to.", "people");
        }
        if (wish.people().stream().anyMatch(id -> people.find(id).isEmpty())) {
            throw invalid("One of these people has no account any more. Choose again.", "people");
        }
        wish.addresses().stream()
                .filter(address -> address.length() > LONGEST_ADDRESS
                        || !ADDRESS.matcher(address).matches())
                .findFirst()
                .ifPresent(wrong -> {
                    throw invalid("“" + wrong + "” is no mail address; it looks like ops@example.org.", "addresses");
                });
    }

    private static Refusal invalid(String sentence, String field) {
        return new Refusal(Refusal.Kind.INVALID, "report-schedule-invalid", sentence, field);
    }

    private static Refusal outOfDate(long version) {
        return new Refusal(
                Refusal.Kind.OUT_OF_DATE,
                "report-schedule-changed",
                "Not saved: somebody changed this schedule since you opened it (version " + version
                        + "). Load it again and repeat your change.");
    }
}
