package io.evenkeel.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import org.operaton.bpm.model.bpmn.Bpmn;
import org.operaton.bpm.model.bpmn.BpmnModelInstance;
import org.operaton.bpm.model.bpmn.instance.BoundaryEvent;
import org.operaton.bpm.model.bpmn.instance.FlowNode;
import org.operaton.bpm.model.bpmn.instance.SequenceFlow;
import org.operaton.bpm.model.bpmn.instance.StartEvent;
import org.operaton.bpm.model.bpmn.instance.SubProcess;
import org.operaton.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.operaton.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.operaton.bpm.model.bpmn.instance.dc.Bounds;
import org.operaton.bpm.model.bpmn.instance.di.Waypoint;
import org.operaton.bpm.model.xml.instance.ModelElementInstance;

/** A shipped model as people read it: everything is drawn and named, and nothing lies on anything else. */
public final class DrawnModel {
    public final BpmnModelInstance model;

    /** @param key of the process, such as {@code change} */
    public DrawnModel(String key) {
        model = Bpmn.readModelFromStream(DrawnModel.class.getResourceAsStream("/processes/" + key + ".bpmn"));
    }

    public <E extends ModelElementInstance> Collection<E> all(Class<E> type) {
        return model.getModelElementsByType(type);
    }

    public void mustBeDrawnAndNamed() {
        assertThat(all(FlowNode.class))
                .hasSizeGreaterThan(7)
                .allSatisfy(node ->
                        assertThat(node.getDiagramElement()).as(node.getId()).isNotNull())
                .filteredOn(node -> !(node instanceof StartEvent && node.getParentElement() instanceof SubProcess))
                .allSatisfy(node -> assertThat(node.getName()).as(node.getId()).isNotBlank());
        assertThat(all(SequenceFlow.class))
                .allSatisfy(flow ->
                        assertThat(flow.getDiagramElement()).as(flow.getId()).isNotNull());
        Bpmn.validateModel(model);
    }

    public void mustHaveNothingOnAnythingElse() {
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

    public void mustHaveFlowsThatTouchWhatTheyJoin() {
        for (SequenceFlow flow : all(SequenceFlow.class)) {
            BpmnEdge edge = flow.getDiagramElement();
            List<Waypoint> points = List.copyOf(edge.getWaypoints());
            assertThat(touches(points.getFirst(), flow.getSource()))
                    .as(flow.getId())
                    .isTrue();
            assertThat(touches(points.getLast(), flow.getTarget()))
                    .as(flow.getId())
                    .isTrue();
        }
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
