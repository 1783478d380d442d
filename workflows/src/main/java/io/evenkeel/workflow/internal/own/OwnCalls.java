package io.evenkeel.workflow.internal.own;

import io.evenkeel.workflow.internal.inbox.ModelWords;
import io.evenkeel.workflow.internal.inbox.Values;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.model.bpmn.instance.FlowElement;
import org.springframework.stereotype.Component;

/** What stands in uploaded models in place of their expressions; each call names its element and reads its property. */
@Component("own")
public class OwnCalls {
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final OwnSteps steps;

    OwnCalls(OwnSteps steps) {
        this.steps = steps;
    }

    public void run(DelegateExecution process) {
        FlowElement task = process.getBpmnModelElementInstance();
        steps.run(process, task);
    }

    public boolean holds(DelegateExecution process, String flow) {
        String text = property(process, flow, "own-condition");
        return Expression.parse(text.substring(2, text.length() - 1)).holds(known(process));
    }

    /** @param what {@code assignee} or {@code dueDate} */
    public @Nullable Object value(DelegateExecution process, String element, String what) {
        Object value = Template.parse(property(process, element, "own-" + what)).value(known(process));
        return what.equals("dueDate") ? date(value) : value == null ? null : value.toString();
    }

    /** @param kind {@code timeDuration} or {@code timeDate} */
    public Object time(DelegateExecution process, String event, String kind) {
        Object value = Template.parse(property(process, event, "own-time")).value(known(process));
        if (kind.equals("timeDate")) {
            Date date = date(value);
            if (date == null) {
                throw new IllegalStateException(event + " waits for a date that is none: " + value);
            }
            return date;
        }
        try {
            Duration duration = Duration.parse(String.valueOf(value));
            return (duration.compareTo(SHORTEST) < 0 ? SHORTEST : duration).toString();
        } catch (DateTimeException e) {
            throw new IllegalStateException(event + " waits for a duration that is none: " + value, e);
        }
    }

    private static @Nullable Date date(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return Date.from(instant);
        }
        String text = String.valueOf(value);
        try {
            return Date.from(
                    text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException e) {
            return null;
        }
    }

    static Map<String, Object> known(DelegateExecution process) {
        return Values.fromEngine(process.getVariables());
    }

    private static String property(DelegateExecution process, String id, String name) {
        if (process.getBpmnModelInstance().getModelElementById(id) instanceof FlowElement element) {
            return ModelWords.property(element, name)
                    .orElseThrow(() -> new IllegalStateException(id + " has no " + name));
        }
        throw new IllegalStateException("the model has no " + id);
    }
}
