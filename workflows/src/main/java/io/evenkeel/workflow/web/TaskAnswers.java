package io.evenkeel.workflow.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.evenkeel.workflow.Approvals;
import io.evenkeel.workflow.Processes;
import io.evenkeel.workflow.Task;
import io.evenkeel.workflow.Task.Holder;
import io.evenkeel.workflow.Tasks;
import io.evenkeel.workflow.Tasks.Done;
import io.evenkeel.workflow.Tasks.Earlier;
import io.evenkeel.workflow.Words;
import io.evenkeel.workflow.web.ProcessController.PositionAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Tasks and approvals as the console reads them. */
final class TaskAnswers {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> SCHEMA = new TypeReference<>() {};

    private TaskAnswers() {}

    /**
     * @param kind {@code task} or {@code approval}
     * @param acts {@code claim}, {@code hand-back}, {@code complete}, {@code delegate}, {@code return}, {@code withdraw},
     *     {@code countersign}, {@code vote}; whether it can be returned is said only of one task, not in the list
     */
    record TaskAnswer(
            String id,
            String process,
            String businessKey,
            String step,
            Words name,
            Optional<Holder> assignee,
            List<String> groups,
            Instant since,
            Optional<Instant> due,
            String kind,
            String subject,
            List<String> acts) {

        static TaskAnswer of(Task task) {
            return new TaskAnswer(
                    task.id(),
                    task.process(),
                    task.businessKey(),
                    task.step(),
                    task.name(),
                    task.assignee(),
                    task.groups(),
                    task.since(),
                    task.due(),
                    word(task.kind()),
                    task.subject(),
                    task.acts().stream().sorted().map(TaskAnswers::word).toList());
        }
    }

    /** @param next the cursor of the next page, if there is one */
    record TaskPage(List<TaskAnswer> items, Optional<String> next) {
        static TaskPage of(Tasks.Page page) {
            return new TaskPage(page.items().stream().map(TaskAnswer::of).toList(), page.next());
        }
    }

    /** @param schema JSON Schema 2020-12; titles in Chinese as {@code x-zh} */
    record FormAnswer(String name, Map<String, Object> schema, Map<String, Object> values) {
        static FormAnswer of(Tasks.Form form) {
            return new FormAnswer(form.name(), JSON.readValue(form.schema(), SCHEMA), form.values());
        }
    }

    record TaskDetail(
            TaskAnswer task,
            Optional<FormAnswer> form,
            List<Earlier> returnTo,
            Optional<ApprovalAnswer> approval,
            List<ApprovalAnswer> countersignatures,
            List<Done> history,
            Optional<PositionAnswer> position) {

        static TaskDetail of(Tasks.Detail detail, Optional<Processes.Position> position) {
            return new TaskDetail(
                    TaskAnswer.of(detail.task()),
                    detail.form().map(FormAnswer::of),
                    detail.returnTo(),
                    detail.approval().map(ApprovalAnswer::of),
                    detail.countersignatures().stream().map(ApprovalAnswer::of).toList(),
                    detail.history(),
                    position.map(PositionAnswer::of));
        }
    }

    record RuleAnswer(Set<String> groups, Set<UUID> people, int yesNeeded, boolean oneNoRefuses) {}

    /** @param forPerson in the JSON {@code for}: whose place they voted in, if in somebody's */
    record VoteAnswer(
            String person, @JsonProperty("for") Optional<String> forPerson, boolean yes, String reason, Instant at) {}

    /** @param state {@code open}, {@code granted}, {@code refused}, {@code withdrawn} */
    record ApprovalAnswer(
            String id,
            String businessKey,
            String step,
            Words name,
            String subject,
            RuleAnswer rule,
            Instant since,
            Optional<Instant> due,
            List<VoteAnswer> votes,
            String state,
            boolean mayVote,
            Optional<String> whyNot) {

        static ApprovalAnswer of(Approvals.Approval approval) {
            Approvals.Question question = approval.question();
            Approvals.Rule rule = question.rule();
            return new ApprovalAnswer(
                    approval.id(),
                    question.businessKey(),
                    question.step(),
                    question.name(),
                    question.subject(),
                    new RuleAnswer(rule.groups(), rule.people(), rule.yesNeeded(), rule.oneNoRefuses()),
                    approval.since(),
                    question.due(),
                    approval.votes().stream()
                            .map(vote ->
                                    new VoteAnswer(vote.name(), vote.forName(), vote.yes(), vote.reason(), vote.at()))
                            .toList(),
                    word(approval.outcome()),
                    approval.mayVote(),
                    approval.whyNot());
        }
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
