package io.evenkeel.resource.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.resource.Resource;
import io.evenkeel.resource.Resource.State;
import io.evenkeel.resource.Resource.Wish;
import io.evenkeel.resource.ResourceKind;
import io.evenkeel.workflow.Callbacks;
import io.evenkeel.workflow.Callbacks.Wanted;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The program that provides a kind: asked with one signed call for each thing wanted, which it answers later with another.
 * An answer is taken once and in time; without one, what was asked is called off.
 */
@Component
class Provider {
    static final String ANSWERED = "resource-answered";
    /** Nobody waits for an answer to this; it only has to arrive. */
    private static final String CALLED_OFF = "resource-called-off";

    private static final Duration CALLED_OFF_WITHIN = Duration.ofDays(1);
    private static final Set<String> ANSWERS = Set.of("done", "name", "note");

    private final Callbacks callbacks;
    private final ResourceRecords records;
    private final ResourceRows rows;
    private final KindRows kinds;
    private final Providing providing;
    private final ResourceSettings settings;

    Provider(
            Callbacks callbacks,
            ResourceRecords records,
            ResourceRows rows,
            KindRows kinds,
            Providing providing,
            ResourceSettings settings) {
        this.callbacks = callbacks;
        this.records = records;
        this.rows = rows;
        this.kinds = kinds;
        this.providing = providing;
        this.settings = settings;
    }

    /** Asks for what is wished, or for its return. Repeatable: it is asked once. */
    void call(String key) {
        Resource resource = records.locked(key);
        if (resource.called()) {
            return;
        }
        ResourceKind kind = kinds.find(resource.kind()).orElseThrow();
        Resource after = Edit.of(resource).called(true).after();
        rows.save(after);
        callbacks.open(new Wanted(
                "resource/" + key + "/" + after.version(),
                key,
                ANSWERED,
                kind.hook().orElseThrow(() -> new IllegalStateException(kind.id() + " has no program to call")),
                fields(act(resource), resource),
                ANSWERS,
                settings.now().plus(kind.answerWithin())));
    }

    private static String act(Resource resource) {
        return resource.state() == State.RECLAIMING
                ? "reclaim"
                : resource.wish().orElseThrow().what().word();
    }

    private static Map<String, Object> fields(String act, Resource resource) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("act", act);
        fields.put("resource", resource.key());
        fields.put("entry", resource.kind());
        fields.put("quantity", resource.wish().map(Wish::quantity).orElse(resource.quantity()));
        fields.put(
                "until",
                resource.wish().map(Wish::until).orElse(resource.until()).toString());
        fields.put("owner", resource.team().orElseGet(() -> resource.owner().name()));
        fields.put("purpose", resource.purpose());
        resource.itemName().ifPresent(name -> fields.put("name", name));
        return fields;
    }

    /** No answer is taken any more, and the other side is told so. */
    void callOff(Resource resource, String why) {
        callbacks.close(resource.key(), ANSWERED);
        kinds.find(resource.kind()).flatMap(ResourceKind::hook).ifPresent(hook -> {
            Map<String, Object> fields = fields("call-off", resource);
            fields.put("callsOff", act(resource));
            fields.put("why", why);
            callbacks.open(new Wanted(
                    "resource/" + resource.key() + "/" + resource.version() + "/call-off",
                    resource.key(),
                    CALLED_OFF,
                    hook,
                    fields,
                    Set.of(),
                    settings.now().plus(CALLED_OFF_WITHIN)));
        });
    }

    /** What was wished is not done in time, or the other side says that it cannot be. */
    void giveUp(Actor actor, String key, String why) {
        Resource resource = records.locked(key);
        if (resource.called()) {
            callOff(resource, why);
        }
        providing.giveUp(actor, key, why);
    }

    /** It was not taken back: people do it. */
    void backNotTaken(String key, String why) {
        Resource resource = records.locked(key);
        if (resource.state() == State.RECLAIMING && resource.called()) {
            callOff(resource, why);
            rows.save(Edit.of(resource).called(false).reason(why).after());
        }
    }

    /** What came back. Pure. */
    record Answer(boolean well, String name, String note) {

        /** An answer that does not say whether it is done says that it is. */
        static Answer of(Map<String, Object> variables) {
            if (!Boolean.TRUE.equals(variables.get(Callbacks.ANSWERED))) {
                return new Answer(false, "", text(variables, Callbacks.WHY_NOT));
            }
            Object done = variables.getOrDefault("done", true);
            boolean well = done instanceof Boolean said ? said : "true".equalsIgnoreCase(done.toString());
            String note = text(variables, "note");
            return new Answer(
                    well,
                    text(variables, "name"),
                    note.isEmpty() && !well ? "The provider says that it cannot be done." : note);
        }

        private static String text(Map<String, Object> variables, String name) {
            return variables.get(name) instanceof String text ? text.strip() : "";
        }
    }
}
