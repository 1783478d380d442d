package io.evenkeel.workflow.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import io.evenkeel.oncall.fakes.KnownPeople;
import io.evenkeel.oncall.fakes.KnownTeams;
import io.evenkeel.workflow.Approvals;
import io.evenkeel.workflow.Deputies;
import io.evenkeel.workflow.Flows;
import io.evenkeel.workflow.Task;
import io.evenkeel.workflow.Tasks;
import io.evenkeel.workflow.Tasks.Filter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.RepositoryService;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The inbox with the real engine and a database, a room above it ({@link PurchaseRoom}), and people. */
final class InboxRoom implements AutoCloseable {
    final WorkflowRoom room = new WorkflowRoom();
    final Tasks tasks = room.context.getBean(Tasks.class);
    final Approvals approvals = room.context.getBean(Approvals.class);
    final Deputies deputies = room.context.getBean(Deputies.class);
    final Flows flows = room.context.getBean(Flows.class);
    final KnownTeams teams = room.context.getBean(KnownTeams.class);
    final PurchaseRoom purchases = room.context.getBean(PurchaseRoom.class);

    /** Answers the telephone. */
    final Person dora = person("dora", Role.SERVICE_DESK);

    final Person dan = person("dan", Role.SERVICE_DESK);
    final Person max = person("max", Role.VIEWER);
    final Person mia = person("mia", Role.VIEWER);
    final Person rob = person("rob", Role.REQUESTER);

    InboxRoom() {
        var repository = room.context.getBean(RepositoryService.class);
        if (repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("purchase")
                        .count()
                == 0) {
            repository
                    .createDeployment()
                    .addClasspathResource("models/purchase.bpmn")
                    .deploy();
        }
        teams.forget();
        teams.add("managers", max, mia);
        teams.add("buyers", dora);
        teams.add("everybody", dora, dan, max, mia);
        purchases.forget();
        empty();
    }

    private void empty() {
        // Votes refuse to be changed; a test's database may begin anew all the same.
        room.context.getBean(JdbcClient.class).sql("""
                        alter table workflow.vote disable trigger all;
                        alter table workflow.approval disable trigger all;
                        alter table workflow.approval_withdrawn disable trigger all;
                        truncate workflow.inbox, workflow.inbox_for, workflow.approval, workflow.vote,
                            workflow.approval_withdrawn, workflow.done, workflow.deputy, workflow.bundle_form,
                            workflow.bundle cascade;
                        alter table workflow.vote enable trigger all;
                        alter table workflow.approval enable trigger all;
                        alter table workflow.approval_withdrawn enable trigger all""").update();
    }

    private Person person(String name, Role role) {
        KnownPeople people = room.people;
        people.remove(name);
        return people.put(new Person(UUID.randomUUID(), name, name, Optional.of(name + "@example.org"), role));
    }

    static Actor as(Person person) {
        return KnownPeople.actor(person);
    }

    /** Rob asks for something; the purchase begins. */
    void purchase(String key) {
        flows.start(
                "purchase",
                key,
                Map.of(
                        Flows.SUBJECT,
                        "Two screens",
                        Flows.ASKED_BY,
                        rob.id().toString(),
                        "dueAt",
                        room.clock.instant().plus(Duration.ofDays(2))));
    }

    List<Task> inbox(Person person) {
        return tasks.waitingFor(as(person), Filter.ALL, Optional.empty(), 50).items();
    }

    /** What this person asked for and is under way. */
    List<Task> asked(Person person) {
        return tasks.waitingFor(
                        as(person), new Filter(false, true, Optional.empty(), Optional.empty()), Optional.empty(), 50)
                .items();
    }

    /** The one thing that waits for this person. */
    Task only(Person person) {
        List<Task> all = inbox(person);
        if (all.size() != 1) {
            throw new AssertionError("one expected for " + person.name() + ", there are " + all);
        }
        return all.getFirst();
    }

    List<String> steps(Person person) {
        return inbox(person).stream().map(Task::step).toList();
    }

    void describe() {
        tasks.complete(as(dora), only(dora).id(), Map.of("what", "screen", "pieces", 2));
    }

    void price() {
        tasks.complete(as(dora), only(dora).id(), Map.of());
    }

    /** Everything of this one up to where the money is asked for. */
    void describeAndGrant(String key) {
        tasks.complete(as(dora), about(dora, key).id(), Map.of("what", "screen", "pieces", 2));
        tasks.complete(as(dora), about(dora, key).id(), Map.of());
        String approval = about(max, key).approval().orElseThrow();
        approvals.vote(as(max), approval, true, "", Optional.empty());
        approvals.vote(as(mia), approval, true, "", Optional.empty());
    }

    Task about(Person person, String key) {
        return inbox(person).stream()
                .filter(task -> task.businessKey().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** Runs what the engine would run by itself by now. */
    void runJobs() {
        var management = room.context.getBean(ManagementService.class);
        management.createJobQuery().messages().list().forEach(job -> management.executeJob(job.getId()));
    }

    boolean ended(String key) {
        return room.processes.position(key).orElseThrow().ended();
    }

    List<String> doneSteps(String key) {
        return room.processes.position(key).orElseThrow().steps().stream()
                .map(io.evenkeel.workflow.Processes.Step::activityId)
                .toList();
    }

    @Override
    public void close() {
        room.close();
    }
}
