package io.evenkeel.assistant.internal.facts;

import io.evenkeel.assistant.Composer.Progress;
import io.evenkeel.assistant.internal.tools.Fact;
import io.evenkeel.assistant.internal.tools.Look;
import io.evenkeel.assistant.internal.tools.ReadingTool;
import io.evenkeel.assistant.internal.tools.Seen;
import io.evenkeel.assistant.internal.tools.Topic;
import io.evenkeel.assistant.internal.tools.Words;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes the looks of a plan and tells on a sheet what they saw. Thread-safe. */
final class Looks {
    private static final List<Topic> COURSE = List.of(Topic.EVENT, Topic.PAGED, Topic.COMMENT);

    private final Map<String, ReadingTool> tools;

    Looks(List<ReadingTool> tools) {
        this.tools = tools.stream().collect(Collectors.toMap(ReadingTool::name, Function.identity()));
    }

    /**
     * @return what was looked for and not found, in order
     * @throws Refusal FORBIDDEN where the asker may take none of the looks
     */
    List<String> take(List<Step> plan, Actor asker, Words words, Sheet sheet, Progress progress) {
        var nothing = new ArrayList<String>();
        Optional<Refusal> refused = Optional.empty();
        for (Step step : plan) {
            if (step.otherwise() && sheet.hasFacts()) {
                continue;
            }
            try {
                Look look = look(step.tool(), step.arguments(), asker, words, progress);
                tell(step, look, sheet);
                if (!step.otherwise()
                        && look.seen().isEmpty()
                        && !look.nothing().isBlank()
                        && !nothing.contains(look.nothing())) {
                    nothing.add(look.nothing());
                }
            } catch (Refusal each) {
                if (each.kind() == Refusal.Kind.FORBIDDEN) {
                    refused = Optional.of(each);
                }
            }
        }
        if (refused.isPresent() && !sheet.hasFacts()) {
            throw refused.get();
        }
        return nothing;
    }

    Look look(String tool, Map<String, String> arguments, Actor asker, Words words, Progress progress) {
        ReadingTool asked = tools.get(tool);
        if (asked == null) {
            return new Look(List.of(), "", 0);
        }
        progress.looksAt(tool, String.join(" ", arguments.values()));
        return asked.look(asker, words, arguments);
    }

    private static void tell(Step step, Look look, Sheet sheet) {
        int things = 0;
        for (Seen seen : look.seen()) {
            boolean told = false;
            for (Topic topic : step.topics()) {
                // What happened is told by time, whatever sort of line it is.
                List<Topic> course =
                        step.topics().stream().filter(COURSE::contains).toList();
                if (course.contains(topic) && topic != course.getFirst()) {
                    continue;
                }
                Topic[] together = course.contains(topic) ? course.toArray(Topic[]::new) : new Topic[] {topic};
                List<Fact> facts = seen.about(together).stream()
                        .filter(fact -> step.tells(fact.sentence().toLowerCase(Locale.ROOT)))
                        .toList();
                // Of what happened the latest counts; of what is written the beginning.
                int most = step.mostEach() * together.length;
                int from = COURSE.contains(topic) ? Math.max(0, facts.size() - most) : 0;
                for (Fact fact : facts.subList(from, Math.min(facts.size(), from + most))) {
                    sheet.tell(seen, fact);
                    told = true;
                }
            }
            things += told ? 1 : 0;
            if (things >= step.mostSeen()) {
                return;
            }
        }
    }
}
