package io.evenkeel.workflow.internal.inbox;

import io.evenkeel.workflow.Approvals.Question;
import io.evenkeel.workflow.Approvals.Rule;
import io.evenkeel.workflow.Flows;
import io.evenkeel.workflow.Task.Kind;
import io.evenkeel.workflow.Words;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.engine.delegate.TaskListener;
import org.operaton.bpm.engine.task.IdentityLink;
import org.operaton.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/**
 * Hears of every user task of every process and keeps its row of the inbox. A task that names neither group nor person, as
 * those that follow an incident, is nobody's to complete and has no row. One with the property {@code approval} is voted
 * on: its value is how many yes are needed; {@code refuse = majority} lets it take as many no to refuse.
 */
@Component
public class TaskWatch implements TaskListener {
    private static final Pattern BY_VARIABLE = Pattern.compile("\\$\\{([A-Za-z]{1,40})}");

    private final InboxNews inbox;
    private final ApprovalBook approvals;

    TaskWatch(InboxNews inbox, ApprovalBook approvals) {
        this.inbox = inbox;
        this.approvals = approvals;
    }

    @Override
    public void notify(DelegateTask task) {
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> shown(task, true);
            case EVENTNAME_ASSIGNMENT, EVENTNAME_UPDATE -> shown(task, false);
            case EVENTNAME_COMPLETE, EVENTNAME_DELETE -> {
                inbox.remove(task.getId());
                approvals.taskEnded(task.getId());
            }
            default -> {
                // nothing else is listened for
            }
        }
    }

    private void shown(DelegateTask task, boolean created) {
        Item item = item(task);
        if (item.waitsFor().isEmpty() && item.assignee().isEmpty()) {
            return;
        }
        UserTask model = task.getBpmnModelElementInstance();
        Optional<Rule> rule = ModelWords.property(model, "approval").map(yes -> rule(yes, model, item));
        if (rule.isEmpty()) {
            inbox.put(item);
        } else if (created) {
            UUID approval = approvals.openForTask(
                    new Question(
                            item.businessKey(),
                            item.step(),
                            item.name(),
                            item.subject(),
                            item.askedBy(),
                            rule.get(),
                            item.due()),
                    item.id());
            inbox.put(votedOn(item, approval));
        }
    }

    private static Rule rule(String yes, UserTask model, Item item) {
        Set<UUID> people = new HashSet<>();
        item.waitsFor().stream()
                .filter(name -> name.startsWith("person:"))
                .map(name -> UUID.fromString(name.substring("person:".length())))
                .forEach(people::add);
        item.assignee().ifPresent(people::add);
        return new Rule(
                Set.copyOf(item.groups()),
                people,
                Integer.parseInt(yes),
                !ModelWords.property(model, "refuse").equals(Optional.of("majority")));
    }

    private static Item votedOn(Item item, UUID approval) {
        List<String> waitsFor = new ArrayList<>(item.waitsFor());
        item.assignee().map(Item::person).ifPresent(waitsFor::add);
        return new Item(
                item.id(),
                Kind.APPROVAL,
                item.process(),
                item.instance(),
                item.businessKey(),
                item.step(),
                item.name(),
                item.subject(),
                Optional.empty(),
                waitsFor,
                item.since(),
                item.due(),
                item.form(),
                Optional.of(approval),
                item.askedBy());
    }

    private static Item item(DelegateTask task) {
        UserTask model = task.getBpmnModelElementInstance();
        String key =
                Optional.ofNullable(task.getExecution().getProcessBusinessKey()).orElse("");
        String name = Optional.ofNullable(task.getName()).orElse(task.getTaskDefinitionKey());
        return new Item(
                task.getId(),
                Kind.TASK,
                task.getProcessDefinitionId()
                        .substring(0, task.getProcessDefinitionId().indexOf(':')),
                task.getProcessInstanceId(),
                key,
                task.getTaskDefinitionKey(),
                new Words(name, ModelWords.property(model, "zh").orElse(name)),
                task.getVariable(Flows.SUBJECT) instanceof String subject ? subject : key,
                uuid(task.getAssignee()),
                waitsFor(task),
                task.getCreateTime().toInstant(),
                Optional.ofNullable(task.getDueDate()).map(Date::toInstant),
                Optional.ofNullable(model.getOperatonFormKey()).map(form -> named(form, task)),
                Optional.empty(),
                task.getVariable(Flows.ASKED_BY) instanceof String person ? uuid(person) : Optional.empty());
    }

    /** A shipped model names a form of its room by a variable, {@code ${provideForm}}. */
    private static String named(String form, DelegateTask task) {
        Matcher variable = BY_VARIABLE.matcher(form);
        return variable.matches() && task.getVariable(variable.group(1)) instanceof String name ? name : form;
    }

    private static List<String> waitsFor(DelegateTask task) {
        List<String> names = new ArrayList<>();
        for (IdentityLink link : task.getCandidates()) {
            if (link.getGroupId() != null) {
                names.add(link.getGroupId());
            } else {
                uuid(link.getUserId()).map(Item::person).ifPresent(names::add);
            }
        }
        return names;
    }

    /** A model that names somebody by anything else than a person's id names nobody. */
    private static Optional<UUID> uuid(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
