package io.evenkeel.change.web;

import static io.evenkeel.audit.Given.given;
import static io.evenkeel.audit.Given.orEmpty;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.change.Freeze;
import io.evenkeel.change.Freeze.Weekly;
import io.evenkeel.change.Freezes;
import io.evenkeel.change.Templates;
import io.evenkeel.change.Templates.Template;
import io.evenkeel.change.Window;
import io.evenkeel.change.web.ChangeAnswers.Items;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What all changes share: freezes, and the templates of standard changes. */
@RestController
@RequestMapping("/api/changes")
class CalendarController {
    private final Freezes freezes;
    private final Templates templates;

    CalendarController(Freezes freezes, Templates templates) {
        this.freezes = freezes;
        this.templates = templates;
    }

    /** @param fromDay {@code friday}; times as {@code 18:00} */
    record WeeklyWords(
            @Nullable String fromDay,
            @Nullable String fromTime,
            @Nullable String toDay,
            @Nullable String toTime,
            @Nullable String zone) {

        Weekly weekly() {
            return new Weekly(
                    day(fromDay, "weekly.fromDay"),
                    time(fromTime, "weekly.fromTime"),
                    day(toDay, "weekly.toDay"),
                    time(toTime, "weekly.toTime"),
                    Asked.read(zone, "weekly.zone", ZoneId::of, "is no zone, such as Asia/Shanghai"));
        }

        private static DayOfWeek day(@Nullable String word, String field) {
            return Asked.read(
                    word, field, text -> DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT)), "is no day of the week");
        }

        private static LocalTime time(@Nullable String text, String field) {
            return Asked.read(text, field, LocalTime::parse, "is no time of day, such as 18:00");
        }

        static WeeklyWords of(Weekly weekly) {
            return new WeeklyWords(
                    weekly.fromDay().name().toLowerCase(Locale.ROOT),
                    weekly.fromTime().toString(),
                    weekly.toDay().name().toLowerCase(Locale.ROOT),
                    weekly.toTime().toString(),
                    weekly.zone().getId());
        }
    }

    /** @param items none is everything */
    record FreezeRequest(
            @Nullable String name,
            @Nullable String reason,
            @Nullable String from,
            @Nullable String to,
            @Nullable WeeklyWords weekly,
            @Nullable List<String> items) {

        Optional<Window> once() {
            if (from == null && to == null) {
                return Optional.empty();
            }
            Instant begin = Asked.instant(from, "from");
            Instant end = Asked.instant(to, "to");
            if (!begin.isBefore(end)) {
                throw new Refusal(Refusal.Kind.INVALID, "span-empty", "The end comes after the beginning.", "to");
            }
            return Optional.of(new Window(begin, end));
        }
    }

    record FreezeAnswer(
            UUID id,
            String name,
            String reason,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<WeeklyWords> weekly,
            Set<UUID> items,
            String createdBy) {

        static FreezeAnswer of(Freeze freeze) {
            return new FreezeAnswer(
                    freeze.id(),
                    freeze.name(),
                    freeze.reason(),
                    freeze.once().map(Window::from),
                    freeze.once().map(Window::to),
                    freeze.weekly().map(WeeklyWords::of),
                    freeze.items(),
                    freeze.createdByName());
        }
    }

    record TemplateRequest(
            @Nullable String title,
            @Nullable String why,
            @Nullable List<String> implementation,
            @Nullable List<String> backOut,
            @Nullable List<String> itemKinds) {}

    @GetMapping("/freezes")
    @Needs(Right.SEE_OPERATIONS)
    Items<FreezeAnswer> freezes() {
        return new Items<>(freezes.list().stream().map(FreezeAnswer::of).toList());
    }

    @PostMapping("/freezes")
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Right.EDIT_DESK)
    FreezeAnswer addFreeze(Actor actor, @RequestBody FreezeRequest request) {
        return FreezeAnswer.of(freezes.add(
                actor,
                given(request.name(), "name"),
                orEmpty(request.reason()),
                request.once(),
                Optional.ofNullable(request.weekly()).map(WeeklyWords::weekly),
                Asked.orNone(request.items()).stream()
                        .map(id -> Asked.id(id, "items"))
                        .collect(Collectors.toSet())));
    }

    @DeleteMapping("/freezes/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Needs(Right.EDIT_DESK)
    void removeFreeze(Actor actor, @PathVariable UUID id) {
        freezes.remove(actor, id);
    }

    @GetMapping("/templates")
    @Needs(Right.SEE_OPERATIONS)
    Items<Template> templates() {
        return new Items<>(templates.list());
    }

    @PutMapping("/templates/{name}")
    @Needs(Right.EDIT_DESK)
    Template putTemplate(Actor actor, @PathVariable String name, @RequestBody TemplateRequest request) {
        return templates.put(
                actor,
                new Template(
                        name,
                        given(request.title(), "title"),
                        orEmpty(request.why()),
                        Asked.orNone(request.implementation()),
                        Asked.orNone(request.backOut()),
                        Set.copyOf(Asked.orNone(request.itemKinds()))));
    }

    @DeleteMapping("/templates/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Needs(Right.EDIT_DESK)
    void removeTemplate(Actor actor, @PathVariable String name) {
        templates.remove(actor, name);
    }
}
