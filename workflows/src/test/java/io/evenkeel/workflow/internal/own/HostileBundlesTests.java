package io.evenkeel.workflow.internal.own;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.workflow.Bundles.Finding;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped example with one thing changed: each must be found, in its file and line. */
class HostileBundlesTests {
    private static final String MODEL = "equipment.bpmn";
    private static final String TABLE = "limit.dmn";
    private static final String FORM = "forms/apply.json";
    private static final String SERVICE = "camunda:type=\"external\" camunda:topic=\"set-field\"";
    private static final String NOTED = "<camunda:property name=\"grantedByRule\" value=\"${true}\"/>";
    private static final String END = "<bpmn:endEvent id=\"done\" name=\"Handed over\"/>";
    private static final String CONDITION = "${decides == 'person'}";

    static Stream<Arguments> hostile() {
        return Stream.of(
                model(
                        "a script task",
                        END,
                        END
                                + "<bpmn:scriptTask id=\"s\" scriptFormat=\"groovy\"><bpmn:script>x</bpmn:script></bpmn:scriptTask>",
                        "scriptTask"),
                model("a class name", SERVICE, "camunda:class=\"java.lang.Runtime\"", "class"),
                model(
                        "a delegate expression",
                        SERVICE,
                        "camunda:delegateExpression=\"${steps}\"",
                        "delegateExpression"),
                model(
                        "an expression as a service",
                        SERVICE,
                        "camunda:expression=\"${steps.run(execution,'x')}\"",
                        "expression"),
                model("another topic", SERVICE, "camunda:type=\"external\" camunda:topic=\"shell\"", "topics"),
                model("no topic", SERVICE, "camunda:type=\"external\"", "topics"),
                model("another type", SERVICE, "camunda:type=\"mail\" camunda:topic=\"set-field\"", "topics"),
                model(
                        "an execution listener",
                        "<camunda:properties><camunda:property name=\"grantedByRule\"",
                        "<camunda:executionListener event=\"start\" class=\"x.Y\"/><camunda:properties><camunda:property name=\"grantedByRule\"",
                        "executionListener"),
                model(
                        "a task listener",
                        "<camunda:properties><camunda:property name=\"zh\" value=\"交付设备\"/>",
                        "<camunda:taskListener event=\"create\" expression=\"${x.y()}\"/><camunda:properties>",
                        "taskListener"),
                model(
                        "a connector",
                        "<camunda:properties><camunda:property name=\"grantedByRule\"",
                        "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector><camunda:properties><camunda:property name=\"grantedByRule\"",
                        "connector"),
                model(
                        "an input with a script",
                        "<camunda:properties><camunda:property name=\"grantedByRule\"",
                        "<camunda:inputOutput><camunda:inputParameter name=\"a\"><camunda:script scriptFormat=\"js\">1</camunda:script></camunda:inputParameter></camunda:inputOutput><camunda:properties><camunda:property name=\"grantedByRule\"",
                        "inputOutput"),
                model(
                        "a form handler",
                        "camunda:formKey=\"apply\"",
                        "camunda:formHandlerClass=\"x.Y\"",
                        "formHandlerClass"),
                model(
                        "generated form fields",
                        "<camunda:properties><camunda:property name=\"zh\" value=\"交付设备\"/>",
                        "<camunda:formData/><camunda:properties>",
                        "formData"),
                model(
                        "a form that is not there",
                        "camunda:formKey=\"apply\"",
                        "camunda:formKey=\"embedded:app:x.html\"",
                        "no form"),
                model(
                        "a call outside the bundle",
                        END,
                        END + "<bpmn:callActivity id=\"c\" calledElement=\"incident-response\"/>",
                        "not in the bundle"),
                model(
                        "a call of an expression",
                        END,
                        END + "<bpmn:callActivity id=\"c\" calledElement=\"${x}\"/>",
                        "expression"),
                model(
                        "a document type",
                        "<bpmn:definitions",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><bpmn:definitions",
                        "document type"),
                model("a bean in a condition", CONDITION, "${dataSource.connection}", "not allowed"),
                model("a method in a condition", CONDITION, "${execution.setVariable('a', 1)}", "not allowed"),
                model("a late expression", CONDITION, "#{decides}", "not allowed"),
                model("two expressions in a condition", CONDITION, "${a}${b}", "one expression"),
                model(
                        "a script as a condition",
                        "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">" + CONDITION,
                        "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" language=\"groovy\">true",
                        "language"),
                model(
                        "a condition from a file",
                        "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">" + CONDITION,
                        "<bpmn:conditionExpression camunda:resource=\"x.groovy\" xsi:type=\"bpmn:tFormalExpression\">"
                                + CONDITION,
                        "resource"),
                model("an expression in a name", "name=\"Hand over\"", "name=\"${steps}\"", "not allowed in name"),
                model("an expression in a documentation", "Somebody asks", "${steps}", "not allowed here"),
                model(
                        "an expression in groups",
                        "camunda:candidateGroups=\"service-desk\"",
                        "camunda:candidateGroups=\"${x.y()}\"",
                        "teams or roles"),
                model("a bean as a due date", "${neededBy}", "${dateTime().plusDays(1)}", "not allowed"),
                model("a method in a mail", "Refused: ${what}", "Refused: ${what.getClass()}", "not allowed"),
                webhook("a webhook to whom the requester says", "url", "https://${what}.example.org/", "no expression"),
                webhook("a webhook to a file", "url", "file:///etc/passwd", "whole address"),
                webhook("a webhook with a password in it", "url", "https://a:b@example.org/", "whole address"),
                webhook("a webhook that waits for ever", "within", "P9999D", "duration"),
                webhook("a webhook that answers whether it is granted", "answers", "serial, granted", "may not be set"),
                webhook("a webhook that sends what an expression names", "fields", "${what}", "no expression"),
                webhook("a webhook with a header", "header", "Authorization: x", "not known here"),
                model(
                        "a webhook to nobody",
                        SERVICE,
                        "camunda:type=\"external\" camunda:topic=\"webhook\"",
                        "url is missing"),
                model(
                        "a task that waits by itself",
                        END,
                        END + "<bpmn:receiveTask id=\"r\" messageRef=\"own-own.equipment.note\"/>",
                        "receiveTask"),
                model("pretending who asked", "grantedByRule", "askedBy", "may not be set"),
                model("granting to oneself", "grantedByRule", "granted", "may not be set"),
                model(
                        "a circle without waiting",
                        "id=\"f-noted\" sourceRef=\"note\" targetRef=\"tell-granted\"",
                        "id=\"f-noted\" sourceRef=\"note\" targetRef=\"who\"",
                        "circle"),
                model("a timer of no time", "PT48H", "PT0.001S", "duration"),
                model(
                        "a timer of cycles",
                        "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">PT48H</bpmn:timeDuration>",
                        "<bpmn:timeCycle>R/PT1M</bpmn:timeCycle>",
                        "timeCycle"),
                model(
                        "a process that starts itself",
                        "name=\"Asked for\" camunda:formKey=\"apply\"/>",
                        "name=\"Asked for\"><bpmn:timerEventDefinition><bpmn:timeDuration>PT1M</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:startEvent>",
                        "wait for or throw"),
                model(
                        "many at once",
                        END,
                        END
                                + "<bpmn:userTask id=\"m\" camunda:candidateGroups=\"a-b\"><bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${x}\"/></bpmn:userTask>",
                        "multiInstanceLoopCharacteristics"),
                model("a task of nobody", "camunda:candidateGroups=\"service-desk\" ", "", "nobody"),
                model("an id that breaks out", "id=\"f-yes\"", "id=\"f-yes') or steps.run('\"", "id has letters"),
                model("a foreign namespace", END, END + "<x:run xmlns:x=\"urn:x\"/>", "not allowed"),
                model("no XML", "</bpmn:definitions>", "", "well-formed"),
                model(
                        "a key of a shipped process",
                        "<bpmn:process id=\"equipment\"",
                        "<bpmn:process id=\"../x\"",
                        "id has letters"),
                table(
                        "a decision in a script",
                        "<inputEntry id=\"cheap-price\">",
                        "<inputEntry id=\"cheap-price\" expressionLanguage=\"groovy\">",
                        "FEEL"),
                table(
                        "a decision in the engine's language",
                        "<outputEntry id=\"cheap-decides\">",
                        "<outputEntry id=\"cheap-decides\" expressionLanguage=\"juel\">",
                        "FEEL"),
                table("a function of Java", "\"rule\"", "function(x) external {java: {class: \"x\"}}", "functions"),
                table("an expression in a cell", "\"rule\"", "${steps}", "functions"),
                table(
                        "no table",
                        "<decisionTable id=\"limit-table\" hitPolicy=\"FIRST\">",
                        "<literalExpression><text>1</text></literalExpression><decisionTable id=\"limit-table\" hitPolicy=\"FIRST\">",
                        "literalExpression"),
                changed(
                        "a form that reaches out",
                        FORM,
                        "\"type\": \"number\"",
                        "\"$ref\": \"https://example.org/x.json\"",
                        "reference"),
                changed("a form that sets who asked", FORM, "\"neededBy\"", "\"askedBy\"", "may not be set"),
                changed(
                        "a pattern that takes for ever",
                        "forms/hand-over.json",
                        "^[A-Za-z0-9-]{3,40}$",
                        "^(a+)+$",
                        "pattern"),
                changed("no JSON", FORM, "\"required\"", "required", "no JSON"),
                added("a file of a program", "run.class", "x", ".bpmn, .dmn or .json"),
                added("a path that leads out", "../../etc/x.json", "{}", ".bpmn, .dmn or .json"),
                added("an absolute path", "/etc/x.json", "{}", ".bpmn, .dmn or .json"),
                added("a huge file", "huge.json", "x".repeat(300_000), "too large"));
    }

    private static Arguments model(String what, String from, String to, String says) {
        return changed(what, MODEL, from, to, says);
    }

    /** A webhook in place of the step that notes, which is as it should be but for one property. */
    private static Arguments webhook(String what, String property, String value, String says) {
        Map<String, String> said = new TreeMap<>(Map.of(
                "url",
                "https://provision.example.org/",
                "fields",
                "what, price",
                "answers",
                "serial",
                "within",
                "PT2H"));
        said.put(property, value);
        String properties = said.entrySet().stream()
                .map(each -> "<camunda:property name=\"" + each.getKey() + "\" value=\"" + each.getValue() + "\"/>")
                .collect(java.util.stream.Collectors.joining());
        return model(
                what,
                SERVICE + ">\n      <bpmn:extensionElements><camunda:properties>" + NOTED,
                "camunda:type=\"external\" camunda:topic=\"webhook\">\n      <bpmn:extensionElements><camunda:properties>"
                        + properties,
                says);
    }

    private static Arguments table(String what, String from, String to, String says) {
        return changed(what, TABLE, from, to, says);
    }

    private static Arguments changed(String what, String file, String from, String to, String says) {
        UnaryOperator<Map<String, String>> change = files -> {
            String before = files.get(file);
            assertThat(before).as("the example has what is changed").contains(from);
            files.put(file, before.replace(from, to));
            return files;
        };
        return Arguments.of(what, change, file, says);
    }

    private static Arguments added(String what, String file, String text, String says) {
        UnaryOperator<Map<String, String>> change = files -> {
            files.put(file, text);
            return files;
        };
        return Arguments.of(what, change, file, says);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void isFound(String what, UnaryOperator<Map<String, String>> change, String file, String says) {
        Findings findings = new Findings();

        assertThat(CheckedBundle.of(Zips.zip(change.apply(new TreeMap<>(Zips.example()))), findings))
                .as(what)
                .isEmpty();

        assertThat(findings.all()).as(what + ": " + findings.all()).anySatisfy(finding -> {
            assertThat(finding.what()).contains(says);
            assertThat(finding.file()).isIn(file, "");
        });
    }

    @Test
    void theExampleItselfIsFine() {
        Findings findings = new Findings();

        assertThat(CheckedBundle.of(Zips.zip(Zips.example()), findings)).isPresent();
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void aFindingNamesItsLine() {
        Map<String, String> files = Zips.example();
        String model = files.get(MODEL).replace("PT48H", "PT1S");
        files.put(MODEL, model);
        long line = model.substring(0, model.indexOf("PT1S")).lines().count();
        Findings findings = new Findings();

        CheckedBundle.of(Zips.zip(files), findings);

        assertThat(findings.all()).extracting(Finding::line).containsExactly(java.util.Optional.of((int) line));
    }

    @Test
    void processesThatCallEachOtherAreACircle() {
        Map<String, String> files = Zips.example();
        files.put("ping.bpmn", calling("ping", "pong"));
        files.put("pong.bpmn", calling("pong", "ping"));
        Findings findings = new Findings();

        CheckedBundle.of(Zips.zip(files), findings);

        assertThat(findings.all()).extracting(Finding::what).anyMatch(what -> what.contains("calls itself"));
    }

    @Test
    void aCircleThroughASubprocessThatNeverWaitsIsOne() {
        assertThat(loop("<bpmn:subProcess id=\"n\"><bpmn:startEvent id=\"s2\"/><bpmn:endEvent id=\"e2\"/>"
                        + "<bpmn:sequenceFlow id=\"g1\" sourceRef=\"s2\" targetRef=\"e2\"/></bpmn:subProcess>"))
                .anyMatch(what -> what.contains("circle"));
        assertThat(loop("<bpmn:subProcess id=\"n\"><bpmn:startEvent id=\"s2\"/>"
                        + "<bpmn:userTask id=\"u\" camunda:candidateGroups=\"service-desk\"/><bpmn:endEvent id=\"e2\"/>"
                        + "<bpmn:sequenceFlow id=\"g1\" sourceRef=\"s2\" targetRef=\"u\"/>"
                        + "<bpmn:sequenceFlow id=\"g2\" sourceRef=\"u\" targetRef=\"e2\"/></bpmn:subProcess>"))
                .noneMatch(what -> what.contains("circle"));
    }

    private static List<String> loop(String node) {
        Findings findings = new Findings();
        CheckedBundle.of(Zips.zip(Map.of("loop.bpmn", """
                        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
                          <bpmn:process id="loop" isExecutable="true">
                            <bpmn:startEvent id="s"/>
                            <bpmn:exclusiveGateway id="x" default="out"/>
                            %s
                            <bpmn:endEvent id="e"/>
                            <bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="n"/>
                            <bpmn:sequenceFlow id="f2" sourceRef="n" targetRef="x"/>
                            <bpmn:sequenceFlow id="back" sourceRef="x" targetRef="n"/>
                            <bpmn:sequenceFlow id="out" sourceRef="x" targetRef="e"/>
                          </bpmn:process>
                        </bpmn:definitions>""".formatted(node))), findings);
        return findings.all().stream().map(Finding::what).toList();
    }

    private static String calling(String id, String called) {
        return """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
                  <bpmn:process id="%s" isExecutable="true">
                    <bpmn:startEvent id="s"/><bpmn:callActivity id="c" calledElement="%s"/><bpmn:endEvent id="e"/>
                    <bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="c"/>
                    <bpmn:sequenceFlow id="f2" sourceRef="c" targetRef="e"/>
                  </bpmn:process>
                </bpmn:definitions>""".formatted(id, called);
    }

    @Test
    void whatIsNoZipIsSaid() {
        for (byte[] bytes : List.of(new byte[0], "no zip".getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
            Findings findings = new Findings();
            assertThat(CheckedBundle.of(bytes, findings)).isEmpty();
            assertThat(findings.all()).isNotEmpty();
        }
    }

    /** A circle through a person is fine: return and try again. */
    @Test
    void aCircleThroughAPersonIsAllowed() {
        assertThat(loop("<bpmn:userTask id=\"n\" camunda:candidateGroups=\"service-desk\"/>"))
                .noneMatch(what -> what.contains("circle"));
    }
}
