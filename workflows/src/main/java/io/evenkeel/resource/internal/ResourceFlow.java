package io.evenkeel.resource.internal;

import io.evenkeel.resource.Resource;
import io.evenkeel.resource.Resource.What;
import io.evenkeel.resource.Resource.Wish;
import io.evenkeel.resource.ResourceKind;
import io.evenkeel.workflow.Flows;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What the model {@code resource.bpmn} is told. The row is right without it: the model waits, asks, and reminds people of
 * what is theirs to do; it always begins where the row is, so that one that was lost begins anew.
 */
@Component
class ResourceFlow {
    static final String PROCESS = "resource";
    private static final Logger log = LoggerFactory.getLogger(ResourceFlow.class);

    private final Flows flows;
    private final KindRows kinds;
    private final Checklists checklists;
    private final ResourceSettings settings;

    ResourceFlow(Flows flows, KindRows kinds, Checklists checklists, ResourceSettings settings) {
        this.flows = flows;
        this.kinds = kinds;
        this.checklists = checklists;
        this.settings = settings;
    }

    void begin(Resource resource) {
        flows.start(PROCESS, resource.key(), variables(resource));
    }

    void wished(Resource resource) {
        tell("resource-wished", resource);
    }

    /** What was wished is not, any more. */
    void withdrawn(Resource resource) {
        tell("resource-withdrawn", resource);
    }

    void released(Resource resource) {
        tell("resource-released", resource);
    }

    void restored(Resource resource) {
        tell("resource-restored", resource);
    }

    private void tell(String message, Resource resource) {
        Map<String, Object> variables = variables(resource);
        if (!flows.tell(message, resource.key(), variables)) {
            log.warn("event=resource-process-begins-anew resource={} message={}", resource.key(), message);
            flows.end(resource.key(), "begins anew where the resource is");
            if (!resource.state().isOver()) {
                flows.start(PROCESS, resource.key(), variables);
            }
        }
    }

    /** Where the row is, for the model's gateways, timers and tasks. */
    Map<String, Object> variables(Resource resource) {
        ResourceKind kind = kinds.find(resource.kind()).orElseThrow();
        Map<String, Object> variables = new HashMap<>();
        variables.put(Flows.SUBJECT, subject(resource, kind));
        variables.put(
                Flows.ASKED_BY,
                resource.wish()
                        .map(wish -> wish.by().id())
                        .orElse(resource.owner().id())
                        .toString());
        variables.put("state", resource.state().name());
        variables.put("provideBy", provideBy(resource, kind));
        variables.put("provideGroup", kind.provideGroup());
        variables.put("provideForm", checklists.provide(kind));
        variables.put("endsAt", settings.endOf(resource.until()));
        variables.put("graceUntil", resource.graceUntil().orElseGet(settings::now));
        return variables;
    }

    private static String provideBy(Resource resource, ResourceKind kind) {
        boolean onlyWritten = resource.wish().map(Wish::what).equals(Optional.of(What.EXTEND));
        return onlyWritten ? "nobody" : kind.hook().isPresent() ? "webhook" : "people";
    }

    private static String subject(Resource resource, ResourceKind kind) {
        int quantity = resource.wish().map(Wish::quantity).orElse(resource.quantity());
        return quantity + " × " + kind.name().en() + " · " + resource.owner().name() + " · " + resource.purpose();
    }

    static Optional<UUID> person(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
