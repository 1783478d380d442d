package io.evenkeel.logs.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Given;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.logs.Severity;
import io.evenkeel.logs.internal.own.LogMask;
import io.evenkeel.logs.internal.own.LogParser;
import io.evenkeel.logs.internal.own.ParsingTrial;
import io.evenkeel.logs.internal.own.ParsingTrial.Sample;
import io.evenkeel.logs.internal.own.ParsingTrial.Tried;
import io.evenkeel.logs.internal.parse.Parsed;
import io.evenkeel.logs.web.LogParsingController.LogMaskRequest;
import io.evenkeel.logs.web.LogParsingController.LogParserRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What would become of lines with a parser or a mask that is not kept yet. */
@RestController
class LogParsingTrialController {
    private static final String UNNAMED = "draft";

    private final ParsingTrial trial;

    LogParsingTrialController(ParsingTrial trial) {
        this.trial = trial;
    }

    /** @param host where it would come from; none for a line of an unknown one */
    record LogSample(
            @Nullable String text,
            @Nullable String host,
            @Nullable String source) {
        Sample sample() {
            return new Sample(Given.given(text, "samples"), Given.orEmpty(host), Given.orEmpty(source));
        }
    }

    /** @param name of the one whose place the draft would take, if it has one */
    record ParserDraft(@Nullable String name, @Nullable LogParserRequest parser) {
        LogParser asKept() {
            return Given.given(parser, "parser").named(nameOf(name));
        }
    }

    /** As {@link ParserDraft}. */
    record MaskDraft(@Nullable String name, @Nullable LogMaskRequest mask) {
        LogMask asKept() {
            return Given.given(mask, "mask").named(nameOf(name));
        }
    }

    /**
     * @param parser tried among those that hold; none to see what they make of the samples
     * @param mask as {@code parser}
     */
    record ParsingTrialRequest(
            @Nullable List<LogSample> samples,
            @Nullable ParserDraft parser,
            @Nullable MaskDraft mask) {}

    /**
     * What becomes of one sample.
     *
     * @param parser the own parser that took it, if one did
     * @param at none where the line says no time that can be read: it gets that of the inlet or of its arrival
     * @param level none where the line says none
     * @param builtInMasks names of those that found something
     * @param masks names of own masks that found something
     * @param meant whether the draft is for lines of this host and source
     * @param matches whether the draft matches, also where another one is tried before it
     */
    record TriedLine(
            Parsed.Form form,
            Optional<String> parser,
            Optional<Instant> at,
            Optional<String> level,
            String message,
            Map<String, String> fields,
            List<String> builtInMasks,
            List<String> masks,
            boolean maskedWhole,
            boolean meant,
            boolean matches) {
        static TriedLine of(Tried tried) {
            Parsed parsed = tried.opened().parsed();
            return new TriedLine(
                    parsed.form(),
                    Optional.of(parsed.parser()).filter(name -> !name.isEmpty()),
                    parsed.at(),
                    parsed.severity().map(Severity::word),
                    parsed.message(),
                    parsed.fields(),
                    tried.masked().builtIn(),
                    tried.masked().own(),
                    tried.opened().isMaskedWhole(),
                    tried.meant(),
                    tried.matches());
        }
    }

    record TriedLines(List<TriedLine> items) {}

    /** Nothing is kept. */
    @PostMapping("/api/logs/parsing/try")
    @Needs(Right.SEE_OPERATIONS)
    TriedLines tryOut(Actor actor, @RequestBody ParsingTrialRequest request) {
        List<Sample> samples = Given.allGiven(request.samples(), "samples").stream()
                .map(LogSample::sample)
                .toList();
        List<Tried> tried = trial.run(
                actor,
                samples,
                Optional.ofNullable(request.parser()).map(ParserDraft::asKept),
                Optional.ofNullable(request.mask()).map(MaskDraft::asKept));
        return new TriedLines(tried.stream().map(TriedLine::of).toList());
    }

    private static String nameOf(@Nullable String name) {
        return name == null || name.isEmpty() ? UNNAMED : name;
    }
}
