package io.evenkeel.logs.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Given;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.logs.internal.own.LogMask;
import io.evenkeel.logs.internal.own.LogParser;
import io.evenkeel.logs.internal.own.ParsingBook;
import io.evenkeel.logs.internal.own.ParsingBook.KeptMask;
import io.evenkeel.logs.internal.own.ParsingBook.KeptParser;
import io.evenkeel.logs.internal.parse.Secrets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Own parsers and masks, which hold for lines that come from then on. */
@RestController
@RequestMapping("/api/logs")
class LogParsingController {
    private static final int USUAL_PLACE = 100;

    private final ParsingBook book;

    LogParsingController(ParsingBook book) {
        this.book = book;
    }

    /**
     * @param expression of RE2, with named groups
     * @param host with {@code *} and {@code ?}; none or empty for lines of any
     * @param place the lower, the earlier it is tried; {@value #USUAL_PLACE} unless given
     * @param enabled true unless given
     */
    record LogParserRequest(
            @Nullable String expression,
            @Nullable String host,
            @Nullable String source,
            @Nullable Integer place,
            @Nullable Boolean enabled) {
        LogParser named(String name) {
            return new LogParser(
                    name,
                    Optional.ofNullable(place).orElse(USUAL_PLACE),
                    Optional.ofNullable(enabled).orElse(true),
                    Given.given(expression, "expression"),
                    Given.orEmpty(host),
                    Given.orEmpty(source),
                    "",
                    Instant.EPOCH);
        }
    }

    /** @param enabled true unless given */
    record LogMaskRequest(
            @Nullable String expression, @Nullable Boolean enabled) {
        LogMask named(String name) {
            return new LogMask(
                    name,
                    Optional.ofNullable(enabled).orElse(true),
                    Given.given(expression, "expression"),
                    "",
                    Instant.EPOCH);
        }
    }

    /** @param lines that it took on this server since its start */
    record LogParserView(
            String name,
            int place,
            boolean enabled,
            String expression,
            String host,
            String source,
            String byName,
            Instant at,
            long lines) {
        static LogParserView of(KeptParser kept) {
            LogParser parser = kept.parser();
            return new LogParserView(
                    parser.name(),
                    parser.place(),
                    parser.enabled(),
                    parser.expression(),
                    parser.host(),
                    parser.source(),
                    parser.byName(),
                    parser.at(),
                    kept.lines());
        }
    }

    /** @param texts in which it found something on this server since its start */
    record LogMaskView(String name, boolean enabled, String expression, String byName, Instant at, long texts) {
        static LogMaskView of(KeptMask kept) {
            LogMask mask = kept.mask();
            return new LogMaskView(
                    mask.name(), mask.enabled(), mask.expression(), mask.byName(), mask.at(), kept.texts());
        }
    }

    /** @param masked what is kept of the example */
    record BuiltInMask(String name, String example, String masked) {}

    record LogParserItems(List<LogParserView> items) {}

    /** @param builtIn what is always taken out, before own masks act */
    record LogMaskItems(List<LogMaskView> items, List<BuiltInMask> builtIn) {}

    /** In the order in which they are tried. */
    @GetMapping("/parsers")
    @Needs(Right.SEE_OPERATIONS)
    LogParserItems parsers(Actor actor) {
        return new LogParserItems(
                book.parsers(actor).stream().map(LogParserView::of).toList());
    }

    @PutMapping("/parsers/{name}")
    @Needs(Right.EDIT_RULES)
    LogParser putParser(Actor actor, @PathVariable String name, @RequestBody LogParserRequest request) {
        return book.put(actor, request.named(name));
    }

    @DeleteMapping("/parsers/{name}")
    @Needs(Right.EDIT_RULES)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeParser(Actor actor, @PathVariable String name) {
        book.removeParser(actor, name);
    }

    @GetMapping("/masks")
    @Needs(Right.SEE_OPERATIONS)
    LogMaskItems masks(Actor actor) {
        return new LogMaskItems(
                book.masks(actor).stream().map(LogMaskView::of).toList(),
                Secrets.masks().stream()
                        .map(mask -> new BuiltInMask(mask.name(), mask.example(), mask.masked()))
                        .toList());
    }

    @PutMapping("/masks/{name}")
    @Needs(Right.EDIT_SETTINGS)
    LogMask putMask(Actor actor, @PathVariable String name, @RequestBody LogMaskRequest request) {
        return book.put(actor, request.named(name));
    }

    @DeleteMapping("/masks/{name}")
    @Needs(Right.EDIT_SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeMask(Actor actor, @PathVariable String name) {
        book.removeMask(actor, name);
    }
}
