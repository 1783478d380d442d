package io.evenkeel.desk.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.desk.Settings;
import io.evenkeel.desk.Ticket.Line;
import io.evenkeel.desk.internal.clock.CalendarText;
import io.evenkeel.desk.internal.clock.CalendarText.Unreadable;
import io.evenkeel.oncall.OnCall;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class DeskSettings implements Settings {
    private static final Logger log = LoggerFactory.getLogger(DeskSettings.class);
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");
    private static final int MOST_CALENDARS = 100;
    private static final int MOST_ENTRIES = 300;
    private static final int LONGEST_MINUTES = 366 * 24 * 60;

    private final WorkCalendarRows calendars;
    private final TargetRows targets;
    private final Promises promises;
    private final OnCall onCall;
    private final Audit audit;
    private final InstantSource clock;

    DeskSettings(
            WorkCalendarRows calendars,
            TargetRows targets,
            Promises promises,
            OnCall onCall,
            Audit audit,
            InstantSource clock) {
        this.calendars = calendars;
        this.targets = targets;
        this.promises = promises;
        this.onCall = onCall;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<WorkCalendar> calendars() {
        return calendars.newest();
    }

    @Override
    @Transactional(readOnly = true)
    public WorkCalendar calendar(String id) {
        List<WorkCalendar> versions = calendars.versions(id);
        if (versions.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND, "calendar-unknown", "There is no such calendar. Look at the list of them.");
        }
        return versions.getLast();
    }

    @Override
    @Transactional
    public WorkCalendar putCalendar(
            Actor actor, String id, String name, String zone, String lines, OptionalLong expectedVersion) {
        actor.mustHave(Right.EDIT_DESK);
        mustBeId(id, "id");
        Texts.check(name, 1, 100, "name");
        read(zone(zone), lines);
        calendars.lockToChange();
        List<WorkCalendar> versions = calendars.versions(id);
        long version = versions.size();
        if (expectedVersion.isPresent() && expectedVersion.getAsLong() != version) {
            throw new Refusal(
                    Refusal.Kind.OUT_OF_DATE,
                    "calendar-changed",
                    "The calendar was changed meanwhile; it is at version " + version + ". Read it again.");
        }
        if (versions.isEmpty() && calendars.newest().size() >= MOST_CALENDARS) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "calendars-full",
                    "There are " + MOST_CALENDARS + " calendars, which is the most.");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant since = versions.isEmpty() || now.isAfter(versions.getLast().since())
                ? now
                : versions.getLast().since().plus(1, ChronoUnit.MICROS);
        var changed =
                new WorkCalendar(id, Texts.storable(name.strip()), zone, Texts.storable(lines), since, version + 1);
        calendars.add(changed, since);
        int computed = promises.recompute(id);
        log.info("event=calendar-changed calendar={} clocks={}", id, computed);
        audit.record(
                actor,
                "desk.change-calendar",
                id,
                Map.of("zone", zone, "lines", lines, "clocks", Integer.toString(computed)));
        return changed;
    }

    private static void read(ZoneId zone, String lines) {
        try {
            CalendarText.read(zone, lines);
        } catch (Unreadable unreadable) {
            throw TicketRefusals.invalid("calendar-line", String.valueOf(unreadable.getMessage()), "lines");
        }
    }

    private static ZoneId zone(String name) {
        try {
            return WorkCalendars.zone(name);
        } catch (DateTimeException unknown) {
            throw TicketRefusals.invalid(
                    "zone-unknown",
                    "The zone is a name such as Asia/Shanghai, or the word server for the server's own.",
                    "zone");
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Target> targets() {
        return targets.targets();
    }

    @Override
    @Transactional
    public List<Target> putTargets(Actor actor, List<Target> given) {
        actor.mustHave(Right.EDIT_DESK);
        Set<String> known = calendars.newest().stream().map(WorkCalendar::id).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        for (Target target : given) {
            String which = target.kind() + " " + target.priority();
            if (!seen.add(which)) {
                throw TicketRefusals.invalid(
                        "target-twice", "There are two targets for " + which + ": leave one out.", "items");
            }
            if (!known.contains(target.calendar())) {
                throw TicketRefusals.invalid(
                        "calendar-unknown",
                        "The target for " + which + " names a calendar that is not there.",
                        "items");
            }
            if (!isTime(target.answerMinutes())
                    || !isTime(target.solveMinutes())
                    || target.warnPercent() < 1
                    || target.warnPercent() > 99) {
                throw TicketRefusals.invalid(
                        "target-range",
                        "The target for " + which + " needs 1 to " + LONGEST_MINUTES
                                + " minutes each, and a warning after 1 to 99 percent.",
                        "items");
            }
        }
        targets.replaceTargets(given);
        audit.record(actor, "desk.change-targets", "targets", Map.of("count", Integer.toString(given.size())));
        return targets.targets();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Line, UUID> duties() {
        return targets.duties();
    }

    @Override
    @Transactional
    public Map<Line, UUID> putDuties(Actor actor, Map<Line, UUID> duties) {
        actor.mustHave(Right.EDIT_DESK);
        Set<UUID> known = onCall.schedules().stream().map(OnCall.Schedule::id).collect(Collectors.toSet());
        if (!known.containsAll(duties.values())) {
            throw TicketRefusals.invalid(
                    "schedule-unknown", "There is no such on-call schedule. Choose one of the list.", "items");
        }
        targets.replaceDuties(duties);
        audit.record(
                actor,
                "desk.change-duties",
                "lines",
                Map.of("lines", duties.keySet().toString()));
        return targets.duties();
    }

    @Override
    @Transactional(readOnly = true)
    public List<CatalogueEntry> catalogue() {
        return targets.catalogue();
    }

    @Override
    @Transactional
    public List<CatalogueEntry> putCatalogue(Actor actor, List<CatalogueEntry> entries) {
        actor.mustHave(Right.EDIT_DESK);
        if (entries.size() > MOST_ENTRIES) {
            throw TicketRefusals.invalid(
                    "catalogue-full", "A catalogue has at most " + MOST_ENTRIES + " entries.", "items");
        }
        Set<String> seen = new HashSet<>();
        for (CatalogueEntry entry : entries) {
            mustBeId(entry.id(), "items");
            if (!seen.add(entry.id())) {
                throw TicketRefusals.invalid(
                        "entry-twice", "There are two entries " + entry.id() + ": rename one.", "items");
            }
            Texts.check(entry.name().getOrDefault("en", ""), 1, 200, "name");
            entry.name().values().forEach(name -> Texts.check(name, 1, 200, "name"));
            entry.description().values().forEach(text -> Texts.check(text, 0, 4_000, "description"));
            if (entry.solveMinutes().filter(minutes -> !isTime(minutes)).isPresent()) {
                throw TicketRefusals.invalid(
                        "target-range", "The target time of " + entry.id() + " is too short or too long.", "items");
            }
            if (!entry.schema().isEmpty()) {
                Forms.mustBeSchema(entry.id(), entry.schema());
            }
        }
        targets.replaceCatalogue(entries);
        audit.record(actor, "desk.change-catalogue", "catalogue", Map.of("entries", seen.toString()));
        return targets.catalogue();
    }

    private static boolean isTime(int minutes) {
        return minutes >= 1 && minutes <= LONGEST_MINUTES;
    }

    private static void mustBeId(String id, String field) {
        if (!ID.matcher(id).matches()) {
            throw TicketRefusals.invalid(
                    "id-form", "A name is 1 to 40 of the letters a to z, digits and hyphens.", field);
        }
    }
}
