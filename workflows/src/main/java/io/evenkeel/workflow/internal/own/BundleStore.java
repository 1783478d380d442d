package io.evenkeel.workflow.internal.own;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Teams;
import io.evenkeel.workflow.Bundles;
import io.evenkeel.workflow.Flows;
import io.evenkeel.workflow.internal.inbox.Forms;
import io.evenkeel.workflow.internal.inbox.Values;
import io.evenkeel.workflow.internal.own.BundleRows.Stored;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.repository.DeploymentBuilder;
import org.operaton.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Uploaded processes in PostgreSQL and in the engine, in one transaction. */
@Service
class BundleStore implements Bundles {
    private final BundleRows rows;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final Forms forms;
    private final Teams teams;
    private final Audit audit;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    BundleStore(
            BundleRows rows,
            RepositoryService repository,
            RuntimeService runtime,
            Forms forms,
            Teams teams,
            Audit audit,
            InstantSource clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.repository = repository;
        this.runtime = runtime;
        this.forms = forms;
        this.teams = teams;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public List<Bundle> list(Actor actor) {
        actor.mustHave(Right.SEE_OPERATIONS);
        return rows.all().stream().map(Stored::bundle).toList();
    }

    @Override
    public Uploaded upload(Actor actor, byte[] zip) {
        actor.mustHave(Right.DEPLOY_PROCESSES);
        Findings findings = new Findings();
        Optional<CheckedBundle> checked = CheckedBundle.of(zip, findings);
        if (checked.isEmpty()) {
            return new Uploaded("", 0, findings.all());
        }
        CheckedBundle bundle = checked.get();
        try {
            int version = transaction.execute(_ -> stored(actor, bundle, zip));
            return new Uploaded(bundle.name(), version, List.of());
        } catch (ProcessEngineException e) {
            // What the lists let through and the engine does not understand, such as a flow that leads nowhere.
            findings.add(
                    "",
                    "The engine refuses it: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            return new Uploaded(bundle.name(), 0, findings.all());
        }
    }

    private int stored(Actor actor, CheckedBundle checked, byte[] zip) {
        int version = rows.next(checked.name());
        DeploymentBuilder deployment = repository.createDeployment().name("own-" + checked.name() + " " + version);
        new Rewriting(checked.name(), version).written(checked).forEach(deployment::addString);
        ProcessDefinition main = repository
                .createProcessDefinitionQuery()
                .deploymentId(deployment.deploy().getId())
                .processDefinitionKey(Rewriting.key(checked.name(), checked.name()))
                .singleResult();
        Bundle bundle = new Bundle(checked.name(), version, checked.title(), clock.instant(), actor.name(), false);
        rows.insert(new Stored(bundle, main.getId(), checked.startForm(), checked.starters()), zip);
        checked.forms().forEach((form, schema) -> rows.insertForm(checked.name(), version, form, schema));
        audit.record(actor, "workflow.upload", checked.name(), Map.of("version", Integer.toString(version)));
        return version;
    }

    @Override
    @Transactional
    public void switchOn(Actor actor, String name, int version) {
        set(actor, name, version, true);
    }

    @Override
    @Transactional
    public void switchOff(Actor actor, String name, int version) {
        set(actor, name, version, false);
    }

    private void set(Actor actor, String name, int version, boolean on) {
        actor.mustHave(Right.DEPLOY_PROCESSES);
        if (!rows.set(name, version, on)) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "bundle-unknown",
                    "There is no version " + version + " of a bundle " + name + ". Load the list again.");
        }
        String verb = on ? "workflow.switch-on" : "workflow.switch-off";
        audit.record(actor, verb, name, Map.of("version", Integer.toString(version)));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Startable> startable(Actor actor) {
        actor.mustHave(Right.WORK_TASKS);
        return rows.all().stream()
                .filter(stored -> stored.bundle().on() && mayStart(actor, stored))
                .map(stored -> new Startable(
                        stored.bundle().name(),
                        stored.bundle().title(),
                        formOf(stored).map(form -> forms.form(form, Map.of()))))
                .toList();
    }

    private static Optional<String> formOf(Stored stored) {
        return stored.startForm()
                .map(form ->
                        Rewriting.form(stored.bundle().name(), stored.bundle().version(), form));
    }

    private boolean mayStart(Actor actor, Stored stored) {
        if (actor.kind() != Actor.Kind.PERSON || stored.starters().isEmpty()) {
            return actor.kind() == Actor.Kind.PERSON;
        }
        Set<String> groups = teams.groupsOf(UUID.fromString(actor.id()));
        return stored.starters().stream().anyMatch(groups::contains);
    }

    @Override
    @Transactional
    public String start(Actor actor, String name, Map<String, Object> values) {
        actor.mustHave(Right.WORK_TASKS);
        Stored stored = rows.on(name)
                .filter(on -> mayStart(actor, on))
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "bundle-not-on",
                        "There is no process " + name + " that you may start. It may have been switched off."));
        Map<String, Object> variables = new HashMap<>(forms.checked(formOf(stored), values));
        String key = rows.nextKey();
        variables.put(Flows.SUBJECT, stored.bundle().title().en());
        variables.put(Flows.ASKED_BY, actor.id());
        runtime.startProcessInstanceById(stored.definition(), key, Values.toEngine(variables));
        audit.record(
                actor,
                "workflow.start",
                key,
                Map.of(
                        "bundle",
                        name,
                        "version",
                        Integer.toString(stored.bundle().version())));
        return key;
    }
}
