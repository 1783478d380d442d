package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** In every diagram that ships a reader can read the words: none lies on a line, on a shape or on other words. */
class DiagramLabelsTest {
    private static final String MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String BOX = "http://www.omg.org/spec/DD/20100524/DC";
    private static final String LINE = "http://www.omg.org/spec/DD/20100524/DI";

    /** Whose words stand beside it; a task's stand inside. */
    private static final List<String> LABELLED = List.of("Event", "Gateway", "sequenceFlow");

    record Point(double x, double y) {}

    /** @param of what it belongs to */
    record Box(String of, double x, double y, double width, double height) {

        boolean overlaps(Box other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }

        List<Line> border() {
            List<Point> corners = List.of(
                    new Point(x, y),
                    new Point(x + width, y),
                    new Point(x + width, y + height),
                    new Point(x, y + height),
                    new Point(x, y));
            return Line.through("the border of " + of, corners);
        }
    }

    /** @param of what it belongs to */
    record Line(String of, Point from, Point to) {

        static List<Line> through(String of, List<Point> points) {
            return IntStream.range(1, points.size())
                    .mapToObj(at -> new Line(of, points.get(at - 1), points.get(at)))
                    .toList();
        }

        /** Whether a part of it is inside; what only touches the edge is not. Liang and Barsky's clipping. */
        boolean crosses(Box box) {
            double[] part = {0, 1};
            return clip(part, from.x, to.x, box.x, box.x + box.width)
                    && clip(part, from.y, to.y, box.y, box.y + box.height)
                    && part[0] < part[1];
        }

        private static boolean clip(double[] part, double from, double to, double least, double most) {
            if (from == to) {
                return from > least && from < most;
            }
            double enters = (least - from) / (to - from);
            double leaves = (most - from) / (to - from);
            part[0] = Math.max(part[0], Math.min(enters, leaves));
            part[1] = Math.min(part[1], Math.max(enters, leaves));
            return true;
        }
    }

    /** What a diagram draws. */
    record Drawing(List<Box> labels, List<Box> shapes, List<Line> lines, List<String> withoutPlace) {}

    @ParameterizedTest
    @MethodSource("shipped")
    void noWordsLieOnAnythingElse(URI file) throws Exception {
        Drawing drawing = drawing(file);
        List<String> hidden = new ArrayList<>();
        for (Box label : drawing.labels()) {
            drawing.shapes().stream()
                    .filter(label::overlaps)
                    .forEach(shape -> hidden.add(label.of() + " on the shape " + shape.of()));
            drawing.lines().stream()
                    .filter(line -> line.crosses(label))
                    .forEach(line -> hidden.add(label.of() + " on the line " + line.of()));
            drawing.labels().stream()
                    .filter(other -> !other.equals(label) && label.overlaps(other))
                    .forEach(other -> hidden.add(label.of() + " on the words of " + other.of()));
        }

        assertThat(drawing.labels()).hasSizeGreaterThan(5);
        assertThat(drawing.withoutPlace())
                .as("words that a viewer would put onto their line")
                .isEmpty();
        assertThat(hidden).isEmpty();
    }

    static List<URI> shipped() throws IOException {
        List<URI> files = new ArrayList<>();
        for (Resource model : new PathMatchingResourcePatternResolver().getResources("classpath*:processes/*.bpmn")) {
            files.add(model.getURI());
        }
        assertThat(files).hasSizeGreaterThan(4);
        files.add(Path.of("../examples/processes/equipment/equipment.bpmn").toUri());
        return files;
    }

    private static Drawing drawing(URI file) throws ParserConfigurationException, IOException, SAXException {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setNamespaceAware(true);
        Element root = parsers.newDocumentBuilder().parse(file.toString()).getDocumentElement();
        Map<String, Element> model = new HashMap<>();
        all(root, MODEL, "*").forEach(element -> model.put(element.getAttribute("id"), element));
        var drawing = new Drawing(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        all(root, DIAGRAM, "BPMNShape").forEach(shape -> add(drawing, shape, drawnBy(shape, model)));
        all(root, DIAGRAM, "BPMNEdge").forEach(edge -> {
            Element flow = drawnBy(edge, model);
            drawing.lines().addAll(Line.through(name(flow), points(edge)));
            addLabel(drawing, edge, flow);
        });
        return drawing;
    }

    private static void add(Drawing drawing, Element shape, Element drawn) {
        Box box = box(name(drawn), children(shape, BOX, "Bounds").findFirst().orElseThrow());
        if (drawn.getLocalName().equals("subProcess")) {
            drawing.lines().addAll(box.border());
        } else {
            drawing.shapes().add(box);
        }
        addLabel(drawing, shape, drawn);
    }

    private static void addLabel(Drawing drawing, Element place, Element drawn) {
        children(place, DIAGRAM, "BPMNLabel")
                .flatMap(label -> children(label, BOX, "Bounds"))
                .findFirst()
                .ifPresentOrElse(bounds -> drawing.labels().add(box(name(drawn), bounds)), () -> {
                    if (!drawn.getAttribute("name").isEmpty()
                            && LABELLED.stream().anyMatch(drawn.getLocalName()::endsWith)) {
                        drawing.withoutPlace().add(name(drawn));
                    }
                });
    }

    private static Element drawnBy(Element place, Map<String, Element> model) {
        return model.get(place.getAttribute("bpmnElement"));
    }

    private static String name(Element drawn) {
        return drawn.getAttribute("id");
    }

    private static Box box(String of, Element bounds) {
        return new Box(of, number(bounds, "x"), number(bounds, "y"), number(bounds, "width"), number(bounds, "height"));
    }

    private static List<Point> points(Element edge) {
        return children(edge, LINE, "waypoint")
                .map(point -> new Point(number(point, "x"), number(point, "y")))
                .toList();
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    private static Stream<Element> children(Element parent, String space, String name) {
        return all(parent, space, name)
                .filter(element -> element.getParentNode().isSameNode(parent));
    }

    private static Stream<Element> all(Element parent, String space, String name) {
        NodeList found = parent.getElementsByTagNameNS(space, name);
        return IntStream.range(0, found.getLength()).mapToObj(at -> (Element) found.item(at));
    }
}
