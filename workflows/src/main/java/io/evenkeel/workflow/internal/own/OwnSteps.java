package io.evenkeel.workflow.internal.own;

import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Teams;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Notifications;
import io.evenkeel.workflow.Callbacks;
import io.evenkeel.workflow.Callbacks.Wanted;
import io.evenkeel.workflow.Flows;
import io.evenkeel.workflow.TicketOpening;
import io.evenkeel.workflow.internal.inbox.ModelWords;
import io.evenkeel.workflow.internal.inbox.Values;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.model.bpmn.instance.FlowElement;
import org.operaton.bpm.model.bpmn.instance.operaton.OperatonProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The few things that a service task of an uploaded model can do. What fails is tried again and shown in the monitor. */
@Component
class OwnSteps {
    private static final int LONGEST_SUBJECT = 200;

    private final Notifications notifications;
    private final People people;
    private final Teams teams;
    private final ObjectProvider<TicketOpening> desk;
    private final Callbacks callbacks;
    private final InstantSource clock;

    OwnSteps(
            Notifications notifications,
            People people,
            Teams teams,
            ObjectProvider<TicketOpening> desk,
            @Lazy Callbacks callbacks,
            InstantSource clock) {
        this.notifications = notifications;
        this.people = people;
        this.teams = teams;
        this.desk = desk;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    void run(DelegateExecution process, FlowElement task) {
        Map<String, Object> known = OwnCalls.known(process);
        Map<String, Template> said = said(task);
        switch (ModelWords.property(task, Rewriting.DOES).orElse("")) {
            case StepCheck.E_MAIL -> mail(process, said, known);
            case StepCheck.SET_FIELD -> said.forEach((name, value) -> set(process, name, value.value(known)));
            case StepCheck.CREATE_TICKET -> ticket(process, said, known);
            case StepCheck.WEBHOOK -> call(process, task, said, known);
            default -> throw new IllegalStateException(task.getId() + " does nothing that is known");
        }
    }

    private static Map<String, Template> said(FlowElement task) {
        Map<String, Template> said = new TreeMap<>();
        task.getExtensionElements().getElementsQuery().filterByType(OperatonProperties.class).list().stream()
                .flatMap(properties -> properties.getOperatonProperties().stream())
                .filter(property -> !property.getOperatonName().startsWith("own-"))
                .filter(property -> !property.getOperatonName().equals("zh"))
                .forEach(property -> said.put(property.getOperatonName(), Template.parse(property.getOperatonValue())));
        return said;
    }

    @SuppressWarnings("NullAway") // the engine keeps null as "nothing known"
    private static void set(DelegateExecution process, String name, @Nullable Object value) {
        Map<String, Object> one = new TreeMap<>();
        one.put(name, value);
        process.setVariables(Values.toEngine(one));
    }

    /** To everybody of a group, or to one person; a second run of the same step sends nothing more. */
    private void mail(DelegateExecution process, Map<String, Template> said, Map<String, Object> known) {
        String subject = text(said, "subject", known).replaceAll("\\s+", " ").strip();
        String text = text(said, "text", known);
        for (Person person : addressed(text(said, "to", known).strip())) {
            person.email()
                    .ifPresent(address -> notifications.send(new Notice(
                            stepKey(process) + ":" + person.id(),
                            Channel.EMAIL,
                            person.id(),
                            address,
                            subject.substring(0, Math.min(LONGEST_SUBJECT, subject.length())),
                            text,
                            process.getProcessBusinessKey())));
        }
    }

    /** Checked when it was uploaded; what is missing all the same is empty. */
    private static String text(Map<String, Template> said, String name, Map<String, Object> known) {
        Template template = said.get(name);
        return template == null ? "" : template.text(known);
    }

    private static String stepKey(DelegateExecution process) {
        return "own:" + process.getProcessInstanceId() + ":" + process.getActivityInstanceId();
    }

    private List<Person> addressed(String to) {
        List<Person> found = person(to).flatMap(people::find).map(List::of).orElseGet(() -> teams.peopleIn(to));
        if (found.isEmpty()) {
            throw new IllegalStateException("there is nobody to write to: " + to + " is no person, team or role");
        }
        return found;
    }

    private static Optional<UUID> person(@Nullable Object id) {
        try {
            return Optional.ofNullable(id).map(Object::toString).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Where nothing says how long, a day. The process waits at this very step until it is told. */
    private void call(
            DelegateExecution process, FlowElement task, Map<String, Template> said, Map<String, Object> known) {
        Map<String, Object> sent = new TreeMap<>();
        WebhookWords.names(text(said, "fields", known)).stream()
                .filter(known::containsKey)
                .forEach(name -> sent.put(name, known.get(name)));
        callbacks.open(new Wanted(
                stepKey(process),
                process.getProcessBusinessKey(),
                ModelWords.property(task, Waiting.MESSAGE).orElseThrow(),
                text(said, "url", known).strip(),
                sent,
                WebhookWords.names(text(said, "answers", known)),
                clock.instant().plus(WebhookWords.within(text(said, "within", known)))));
    }

    private void ticket(DelegateExecution process, Map<String, Template> said, Map<String, Object> known) {
        TicketOpening opening = Optional.ofNullable(desk.getIfAvailable())
                .orElseThrow(() -> new IllegalStateException("there is no desk that could open a ticket"));
        String key = opening.open(
                stepKey(process),
                person(known.get(Flows.ASKED_BY)),
                text(said, "title", known),
                text(said, "text", known),
                process.getProcessBusinessKey());
        process.setVariable("ticket", key);
    }
}
