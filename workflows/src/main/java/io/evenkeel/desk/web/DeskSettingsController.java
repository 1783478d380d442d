package io.evenkeel.desk.web;

import static io.evenkeel.audit.Given.given;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.IfMatch;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.desk.Settings;
import io.evenkeel.desk.Settings.CatalogueEntry;
import io.evenkeel.desk.Settings.Target;
import io.evenkeel.desk.Settings.WorkCalendar;
import io.evenkeel.desk.Ticket.Kind;
import io.evenkeel.desk.Ticket.Line;
import io.evenkeel.incident.Priority;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the desk promises and offers: calendars, targets, who stands for a line, the catalogue. */
@RestController
@RequestMapping("/api/desk")
class DeskSettingsController {
    private static final int USUAL_WARNING = 80;

    private final Settings settings;

    DeskSettingsController(Settings settings) {
        this.settings = settings;
    }

    record Items<T>(List<T> items) {}

    record CalendarRequest(
            @Nullable String name,
            @Nullable String zone,
            @Nullable String lines) {}

    record TargetGiven(
            @Nullable String kind,
            @Nullable String priority,
            @Nullable String calendar,
            @Nullable Integer answerMinutes,
            @Nullable Integer solveMinutes,
            @Nullable Integer warnPercent) {}

    record TargetsRequest(@Nullable List<TargetGiven> items) {}

    /** @param schedule an on-call schedule's id */
    record Duty(Line line, UUID schedule) {}

    record DutyGiven(@Nullable String line, @Nullable String schedule) {}

    record DutiesRequest(@Nullable List<DutyGiven> items) {}

    record EntryGiven(
            @Nullable String id,
            @Nullable Map<String, String> name,
            @Nullable Map<String, String> description,
            @Nullable Map<String, Object> schema,
            @Nullable String process,
            @Nullable String line,
            @Nullable Integer solveMinutes) {}

    record CatalogueRequest(@Nullable List<EntryGiven> items) {}

    @GetMapping("/calendars")
    @Needs(Right.SEE_OPERATIONS)
    Items<WorkCalendar> calendars() {
        return new Items<>(settings.calendars());
    }

    @GetMapping("/calendars/{id}")
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<WorkCalendar> calendar(@PathVariable String id) {
        return tagged(settings.calendar(id));
    }

    @PutMapping("/calendars/{id}")
    @Needs(Right.EDIT_DESK)
    ResponseEntity<WorkCalendar> putCalendar(
            Actor actor,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody CalendarRequest request) {
        return tagged(settings.putCalendar(
                actor,
                id,
                given(request.name(), "name"),
                given(request.zone(), "zone"),
                given(request.lines(), "lines"),
                IfMatch.version(ifMatch)));
    }

    @GetMapping("/targets")
    @Needs(Right.SEE_OPERATIONS)
    Items<Target> targets() {
        return new Items<>(settings.targets());
    }

    @PutMapping("/targets")
    @Needs(Right.EDIT_DESK)
    Items<Target> putTargets(Actor actor, @RequestBody TargetsRequest request) {
        List<Target> targets = given(request.items(), "items").stream()
                .map(given -> new Target(
                        Given.word(Kind.class, given(given.kind(), "kind"), "kind"),
                        Given.word(Priority.class, given(given.priority(), "priority"), "priority"),
                        given(given.calendar(), "calendar"),
                        given(given.answerMinutes(), "answerMinutes"),
                        given(given.solveMinutes(), "solveMinutes"),
                        given.warnPercent() == null ? USUAL_WARNING : given.warnPercent()))
                .toList();
        return new Items<>(settings.putTargets(actor, targets));
    }

    @GetMapping("/lines")
    @Needs(Right.SEE_OPERATIONS)
    Items<Duty> lines() {
        return duties(settings.duties());
    }

    @PutMapping("/lines")
    @Needs(Right.EDIT_DESK)
    Items<Duty> putLines(Actor actor, @RequestBody DutiesRequest request) {
        Map<Line, UUID> duties = new EnumMap<>(Line.class);
        given(request.items(), "items")
                .forEach(given -> duties.put(
                        Given.word(Line.class, given(given.line(), "line"), "line"),
                        Given.id(given(given.schedule(), "schedule"), "schedule")));
        return duties(settings.putDuties(actor, duties));
    }

    @GetMapping("/catalogue")
    @Needs(Right.REQUEST_SERVICES)
    Items<CatalogueEntry> catalogue() {
        return new Items<>(settings.catalogue());
    }

    @PutMapping("/catalogue")
    @Needs(Right.EDIT_DESK)
    Items<CatalogueEntry> putCatalogue(Actor actor, @RequestBody CatalogueRequest request) {
        List<CatalogueEntry> entries = given(request.items(), "items").stream()
                .map(given -> new CatalogueEntry(
                        given(given.id(), "id"),
                        given(given.name(), "name"),
                        given.description() == null ? Map.of() : given.description(),
                        given.schema() == null ? Map.of() : given.schema(),
                        Optional.ofNullable(given.process()).filter(process -> !process.isBlank()),
                        Given.optionalWord(Line.class, given.line(), "line").orElse(Line.FIRST),
                        Optional.ofNullable(given.solveMinutes())))
                .toList();
        return new Items<>(settings.putCatalogue(actor, entries));
    }

    private static Items<Duty> duties(Map<Line, UUID> duties) {
        return new Items<>(duties.entrySet().stream()
                .map(duty -> new Duty(duty.getKey(), duty.getValue()))
                .toList());
    }

    private static ResponseEntity<WorkCalendar> tagged(WorkCalendar calendar) {
        return ResponseEntity.ok().eTag(IfMatch.tag(calendar.version())).body(calendar);
    }
}
