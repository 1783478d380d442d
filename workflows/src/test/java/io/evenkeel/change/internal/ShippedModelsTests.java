package io.evenkeel.change.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.change.Change.Kind;
import io.evenkeel.change.Change.Level;
import io.evenkeel.change.Change.Risk;
import io.evenkeel.inventory.Criticality;
import io.evenkeel.workflow.DrawnModel;
import io.evenkeel.workflow.Step;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.model.bpmn.instance.ScriptTask;
import org.operaton.bpm.model.bpmn.instance.ServiceTask;
import org.operaton.bpm.model.bpmn.instance.UserTask;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is shipped and the customer may read or change: both models, their forms, and the table of risks. */
class ShippedModelsTests {
    private final ChangeRoom room = new ChangeRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"change", "problem"})
    void everythingIsDrawnAndNamed(String key) {
        new DrawnModel(key).mustBeDrawnAndNamed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"change", "problem"})
    void nothingLiesOnAnythingElse(String key) {
        new DrawnModel(key).mustHaveNothingOnAnythingElse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"change", "problem"})
    void flowsBeginAndEndAtWhatTheyJoin(String key) {
        new DrawnModel(key).mustHaveFlowsThatTouchWhatTheyJoin();
    }

    @ParameterizedTest
    @ValueSource(strings = {"change", "problem"})
    void noCodeHidesInItAndEveryStepIsThere(String key) {
        List<String> known = room.context.getBeansOfType(Step.class).values().stream()
                .map(Step::name)
                .toList();
        DrawnModel drawn = new DrawnModel(key);
        assertThat(drawn.all(ScriptTask.class)).isEmpty();
        assertThat(drawn.all(ServiceTask.class)).isNotEmpty().allSatisfy(task -> {
            assertThat(task.isOperatonAsyncBefore()).as(task.getId()).isTrue();
            assertThat(known)
                    .contains(task.getOperatonExpression()
                            .replaceAll("^\\$\\{steps\\.run\\(execution, '([a-z.-]+)'\\)}$", "$1"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"change", "problem"})
    void everyTaskHasAFormInBothLanguages(String key) {
        assertThat(new DrawnModel(key).all(UserTask.class)).isNotEmpty().allSatisfy(task -> {
            JsonNode form = form(task.getOperatonFormKey());
            assertThat(form.get("title").asString()).isNotBlank();
            assertThat(form.get("x-zh").asString()).isNotBlank();
            form.get("properties").forEach(field -> {
                assertThat(field.get("title").asString()).isNotBlank();
                assertThat(field.get("x-zh").asString()).isNotBlank();
            });
        });
    }

    @ParameterizedTest
    @CsvSource({
        "NORMAL, CRITICAL, true, false, MEDIUM, 1",
        "NORMAL, CRITICAL, true, true, HIGH, 2",
        "NORMAL, CRITICAL, false, false, HIGH, 2",
        "NORMAL, HIGH, false, true, HIGH, 2",
        "NORMAL, HIGH, true, true, MEDIUM, 1",
        "NORMAL, MEDIUM, false, true, MEDIUM, 1",
        "NORMAL, MEDIUM, true, true, LOW, 1",
        "NORMAL, LOW, false, true, LOW, 1",
        "NORMAL, , false, false, MEDIUM, 1",
        "NORMAL, , true, true, LOW, 1",
        "STANDARD, LOW, true, true, LOW, 1",
        "STANDARD, HIGH, true, true, MEDIUM, 1",
        "STANDARD, CRITICAL, true, true, HIGH, 2",
        "EMERGENCY, CRITICAL, false, true, HIGH, 1",
        "EMERGENCY, LOW, false, true, MEDIUM, 1",
    })
    void theShippedTableDecides(
            Kind kind, Criticality criticality, boolean tested, boolean busy, Level level, int approvals) {
        Risk risk = table().risk(kind, Optional.ofNullable(criticality), tested, busy);
        assertThat(risk.level()).isEqualTo(level);
        assertThat(risk.approvals()).isEqualTo(approvals);
        assertThat(risk.row()).isPositive();
        assertThat(risk.groups()).contains("change-manager");
    }

    @Test
    void aHoleInAChangedTableGivesTheHighestRisk() throws IOException {
        var repository = room.context.getBean(RepositoryService.class);
        String changed = text("change-risk.dmn").replaceFirst("(?s)<rule id=\"row-11\">.*?</rule>", "");
        String deployment = repository
                .createDeployment()
                .addString("change-risk.dmn", changed)
                .deploy()
                .getId();
        try {
            assertThat(table().risk(Kind.NORMAL, Optional.of(Criticality.LOW), true, false))
                    .isEqualTo(new Risk(Level.HIGH, 0, 2, Set.of("change-manager", "administrator")));
        } finally {
            repository.deleteDeployment(deployment);
        }
    }

    private RiskTable table() {
        return room.context.getBean(RiskTable.class);
    }

    private static JsonNode form(String name) throws IOException {
        return JsonMapper.shared().readTree(text("forms/" + name + ".json"));
    }

    private static String text(String resource) throws IOException {
        try (InputStream stream = ShippedModelsTests.class.getResourceAsStream("/processes/" + resource)) {
            return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
