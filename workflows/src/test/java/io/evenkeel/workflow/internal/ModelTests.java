package io.evenkeel.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.operaton.bpm.model.bpmn.Bpmn;
import org.operaton.bpm.model.bpmn.BpmnModelInstance;
import org.operaton.bpm.model.bpmn.instance.Activity;
import org.operaton.bpm.model.bpmn.instance.BoundaryEvent;
import org.operaton.bpm.model.bpmn.instance.FlowNode;
import org.operaton.bpm.model.bpmn.instance.ScriptTask;
import org.operaton.bpm.model.bpmn.instance.SequenceFlow;
import org.operaton.bpm.model.bpmn.instance.ServiceTask;
import org.operaton.bpm.model.bpmn.instance.StartEvent;
import org.operaton.bpm.model.bpmn.instance.SubProcess;
import org.operaton.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.operaton.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.operaton.bpm.model.bpmn.instance.dc.Bounds;
import org.operaton.bpm.model.bpmn.instance.di.Waypoint;

/** The model as people read it: everything is drawn and named, nothing lies on anything else, and no code hides in it. */
class ModelTests {
    private final BpmnModelInstance model =
            Bpmn.readModelFromStream(ModelTests.class.getResourceAsStream("/processes/incident-response.bpmn"));
    private final WorkflowRoom room = new WorkflowRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void everythingIsDrawn() {
        assertThat(all(FlowNode.class))
                .hasSizeGreaterThan(10)
                .allSatisfy(node ->
                        assertThat(node.getDiagramElement()).as(node.getId()).isNotNull());
        assertThat(all(SequenceFlow.class))
                .allSatisfy(flow ->
                        assertThat(flow.getDiagramElement()).as(flow.getId()).isNotNull());
        Bpmn.validateModel(model);
    }

    @Test
    void whatPeopleReadHasAName() {
        assertThat(all(FlowNode.class))
                .filteredOn(node -> !(node instanceof StartEvent && node.getParentElement() instanceof SubProcess))
                .allSatisfy(node -> assertThat(node.getName()).as(node.getId()).isNotBlank());
    }

    @Test
    void nothingLiesOnAnythingElse() {
        List<BpmnShape> shapes = all(BpmnShape.class).stream()
                .filter(shape -> !(shape.getBpmnElement() instanceof SubProcess)
                        && !(shape.getBpmnElement() instanceof BoundaryEvent))
                .toList();
        for (BpmnShape one : shapes) {
            for (BpmnShape other : shapes) {
                assertThat(one.getId().equals(other.getId()) || !overlap(one.getBounds(), other.getBounds()))
                        .as(one.getId() + " and " + other.getId())
                        .isTrue();
            }
        }
    }

    @Test
    void flowsBeginAndEndAtWhatTheyJoin() {
        for (BpmnEdge edge : all(BpmnEdge.class)) {
            var flow = (SequenceFlow) edge.getBpmnElement();
            List<Waypoint> points = List.copyOf(edge.getWaypoints());
            assertThat(touches(points.getFirst(), flow.getSource()))
                    .as(edge.getId())
                    .isTrue();
            assertThat(touches(points.getLast(), flow.getTarget()))
                    .as(edge.getId())
                    .isTrue();
        }
    }

    @Test
    void itIsReadFromLeftToRight() {
        var order = Stream.of(
                        "opened", "paging", "acknowledged", "investigate", "resolved", "review", "close", "closed")
                .map(id -> ((FlowNode) Objects.requireNonNull(model.getModelElementById(id))))
                .map(node -> ((BpmnShape) node.getDiagramElement()).getBounds().getX())
                .toList();
        assertThat(order).isSorted();
    }

    @Test
    void noCodeHidesInItAndEveryDelegateIsThere() {
        assertThat(all(ScriptTask.class)).isEmpty();
        assertThat(all(ServiceTask.class)).isNotEmpty().allSatisfy(task -> {
            String bean = task.getOperatonDelegateExpression().replaceAll("^\\$\\{(\\w+)}$", "$1");
            assertThat(room.context.getBean(bean)).isInstanceOf(JavaDelegate.class);
        });
        assertThat(all(Activity.class))
                .allSatisfy(activity -> assertThat(activity.getExtensionElements())
                        .as(activity.getId())
                        .isNull());
    }

    private <T extends org.operaton.bpm.model.xml.instance.ModelElementInstance> Collection<T> all(Class<T> type) {
        return model.getModelElementsByType(type);
    }

    private static boolean overlap(Bounds one, Bounds other) {
        return one.getX() < other.getX() + other.getWidth()
                && other.getX() < one.getX() + one.getWidth()
                && one.getY() < other.getY() + other.getHeight()
                && other.getY() < one.getY() + one.getHeight();
    }

    private static boolean touches(Waypoint point, FlowNode node) {
        Bounds bounds = ((BpmnShape) node.getDiagramElement()).getBounds();
        return point.getX() >= bounds.getX()
                && point.getX() <= bounds.getX() + bounds.getWidth()
                && point.getY() >= bounds.getY()
                && point.getY() <= bounds.getY() + bounds.getHeight();
    }
}
