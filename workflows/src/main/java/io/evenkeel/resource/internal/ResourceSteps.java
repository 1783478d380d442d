package io.evenkeel.resource.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.resource.Resource;
import io.evenkeel.resource.internal.Provider.Answer;
import io.evenkeel.workflow.Callbacks;
import io.evenkeel.workflow.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service tasks of {@code resource.bpmn} do: each calls one act of this room and says where the row is then. */
@Configuration(proxyBeanMethods = false)
class ResourceSteps {
    private static final String NAME = "itemName";
    private static final Actor PROCESS = Actor.process(ResourceFlow.PROCESS);

    private final ResourceFlow flow;
    private final ResourceRecords records;

    ResourceSteps(ResourceFlow flow, ResourceRecords records) {
        this.flow = flow;
        this.records = records;
    }

    /** @param does answers with variables beyond where the row is */
    private record Named(
            String name,
            ResourceFlow flow,
            ResourceRecords records,
            BiFunction<String, Map<String, Object>, Map<String, Object>> does)
            implements Step {

        @Override
        public Map<String, Object> run(String businessKey, Map<String, Object> variables) {
            Map<String, Object> said = does.apply(businessKey, variables);
            Resource now = records.locked(businessKey);
            Map<String, Object> all = new HashMap<>(flow.variables(now));
            all.putAll(said);
            return all;
        }
    }

    private Step step(String name, BiFunction<String, Map<String, Object>, Map<String, Object>> does) {
        return new Named("resource." + name, flow, records, does);
    }

    @Bean
    Step resourceDecide(Deciding deciding) {
        return step(
                "decide",
                (key, known) -> Map.of("verdict", deciding.decide(PROCESS, key).word()));
    }

    @Bean
    Step resourceAsk(Deciding deciding) {
        return step("ask-approval", (key, known) -> Map.of("approval", deciding.ask(key)));
    }

    @Bean
    Step resourceNoteDecision(Deciding deciding) {
        return step("note-decision", (key, known) -> Map.of("granted", deciding.noteDecision(PROCESS, key)));
    }

    @Bean
    Step resourceFulfil(Providing providing) {
        return step("fulfil", (key, known) -> {
            providing.fulfil(PROCESS, key, text(known, NAME), true);
            return Map.of(NAME, "");
        });
    }

    /** What an answer can say is as if it had said nothing, until it comes. */
    @Bean
    Step resourceCall(Provider provider) {
        return step("call-provider", (key, known) -> {
            provider.call(key);
            return Map.of(Callbacks.ANSWERED, false, Callbacks.WHY_NOT, "", "done", true, "name", "", "note", "");
        });
    }

    @Bean
    Step resourceNoteAnswer(Provider provider) {
        return step("note-answer", (key, known) -> {
            Answer answer = Answer.of(known);
            if (!answer.well()) {
                provider.backNotTaken(key, answer.note());
            }
            return Map.of("answeredWell", answer.well(), NAME, answer.name(), "why", answer.note());
        });
    }

    @Bean
    Step resourceGiveUp(Provider provider) {
        return step("give-up", (key, known) -> {
            provider.giveUp(PROCESS, key, text(known, "why"));
            return Map.of();
        });
    }

    @Bean
    Step resourceEnd(Ending ending) {
        return step("end", (key, known) -> {
            ending.end(PROCESS, key);
            return Map.of();
        });
    }

    @Bean
    Step resourceReclaim(Ending ending) {
        return step("begin-reclaim", (key, known) -> {
            ending.beginReclaim(PROCESS, key);
            return Map.of();
        });
    }

    @Bean
    Step resourceReclaimed(Ending ending) {
        return step("reclaimed", (key, known) -> {
            ending.reclaimed(PROCESS, key, true);
            return Map.of();
        });
    }

    private static String text(Map<String, Object> known, String name) {
        return known.get(name) instanceof String text ? text : "";
    }
}
