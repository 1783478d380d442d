package io.evenkeel.reporting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.reporting.Better;
import io.evenkeel.reporting.Figure;
import io.evenkeel.reporting.Language;
import io.evenkeel.reporting.Period;
import io.evenkeel.reporting.Report;
import io.evenkeel.reporting.Report.ComparedFigure;
import io.evenkeel.reporting.Report.ComparedTable;
import io.evenkeel.reporting.Report.Part;
import io.evenkeel.reporting.Rows;
import io.evenkeel.reporting.Rows.Row;
import io.evenkeel.reporting.Table;
import io.evenkeel.reporting.Table.Cell;
import io.evenkeel.reporting.Table.Column;
import io.evenkeel.reporting.Table.Line;
import io.evenkeel.reporting.Unit;
import io.evenkeel.reporting.Words;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of a report. */
class FilesTests {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final ReportSettings SETTINGS = new ReportSettings(ZONE, "https://ops.example.org");
    private static final UUID ID = UUID.fromString("0190d3a0-0000-7000-8000-000000000001");

    private static Report report(String service, int lines) {
        Period period = Period.containing(Period.Kind.MONTH, LocalDate.of(2026, 10, 1), ZONE);
        var rows = Rows.of(List.of(new Row("INC-12", "磁盘将满", "/incidents/INC-12")));
        var figure = new Figure(
                "mtta-mean",
                new Words("Time to acknowledge (MTTA), mean", "平均确认时间（MTTA）"),
                new Words(
                        "From the moment an incident opened until somebody first acknowledged it; over all that were"
                                + " acknowledged in the period.",
                        "从事件打开到有人首次确认接手；统计本期内被确认的全部事件。"),
                Unit.MINUTES,
                Better.LESS,
                Optional.of(new BigDecimal("12.345")),
                rows);
        var table = new Table(
                "availability",
                new Words("By service", "按服务"),
                Availability.COUNTED,
                List.of(
                        new Column(
                                "available", new Words("Available", "可用性"), new Unit(Words.same("%"), 3), Better.MORE),
                        new Column("down", new Words("Down", "中断"), Unit.MINUTES, Better.LESS)),
                IntStream.range(0, lines)
                        .mapToObj(number -> new Line(
                                service + number,
                                Words.same(service + number),
                                List.of(new Cell(Optional.of(new BigDecimal("99.5302")), rows), Cell.EMPTY)))
                        .toList());
        var before = new ArrayList<List<Optional<BigDecimal>>>();
        IntStream.range(0, lines)
                .forEach(_ -> before.add(List.of(Optional.of(new BigDecimal("100")), Optional.empty())));
        var part = new Part(
                "services",
                new Words("Availability of services", "服务可用性"),
                List.of(
                        new ComparedFigure(figure, Optional.of(new BigDecimal("10"))),
                        new ComparedFigure(
                                new Figure(
                                        "none",
                                        new Words("None", "无"),
                                        new Words("x", "无"),
                                        Unit.COUNT,
                                        Better.LESS,
                                        Optional.empty(),
                                        Rows.NONE),
                                Optional.empty())),
                List.of(new ComparedTable(table, before)));
        return new Report(
                Optional.of(ID),
                Optional.of("ab".repeat(32)),
                new Report.Content(1, period, Instant.parse("2026-11-01T00:00:00Z"), "王伟", List.of(part)));
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void thePdfCanBeReadAndSearchedInBothLanguages(Language language) throws IOException {
        byte[] pdf = new ReportPdf(SETTINGS).of(report("计费 billing-", 3), language);
        // To be looked at by a person.
        Files.write(Files.createDirectories(Path.of("target", "reports")).resolve(language + ".pdf"), pdf);

        assertThat(text(pdf))
                .contains(language == Language.ZH ? "2026 年 10 月运维报告" : "Operations report, October 2026")
                .contains(language == Language.ZH ? "平均确认时间" : "Time to acknowledge (MTTA), mean")
                .contains(language == Language.ZH ? "12.3 分钟" : "12.3 min")
                .contains("计费 billing-2", "99.530", "−0.470", "+2.3")
                .contains("ab".repeat(32))
                .contains(language == Language.ZH ? "首次确认接手" : "until somebody first");
        assertThat(pdf.length).as("only the letters used are embedded").isLessThan(120_000);
    }

    @Test
    void everyFigureLinksToItsRows() throws IOException {
        try (PDDocument document = Loader.loadPDF(new ReportPdf(SETTINGS).of(report("计费 ", 1), Language.EN))) {
            List<String> links = document.getPage(0).getAnnotations().stream()
                    .map(annotation -> ((PDActionURI) ((PDAnnotationLink) annotation).getAction()).getURI())
                    .toList();
            assertThat(links)
                    .containsExactly(
                            "https://ops.example.org/reports/" + ID + "?rows=services.mtta-mean",
                            "https://ops.example.org/reports/" + ID
                                    + "?rows=services.availability.available.%E8%AE%A1%E8%B4%B9%200");
        }
    }

    @Test
    void manyLinesGoOverSeveralPages() throws IOException {
        try (PDDocument document = Loader.loadPDF(new ReportPdf(SETTINGS).of(report("service ", 200), Language.EN))) {
            assertThat(document.getNumberOfPages()).isGreaterThan(5);
            String text = new PDFTextStripper().getText(document);
            IntStream.range(0, 200).forEach(number -> assertThat(text).contains("service " + number));
            assertThat(StreamSupport.stream(document.getPages().spliterator(), false))
                    .allSatisfy(
                            page -> assertThat(page.getMediaBox().getHeight()).isGreaterThan(800));
        }
    }

    @Test
    void lettersThatTheFontLacksAndWordsWithoutEndBreakNothing() throws IOException {
        String wild = "🔥 العربية \u0000\n\t" + "x".repeat(3_000) + " ";
        assertThat(text(new ReportPdf(SETTINGS).of(report(wild, 1), Language.ZH)))
                .contains("xxxx");
    }

    @Test
    void twoFilesOfOneReportAreTheSame() {
        Report report = report("billing", 3);
        assertThat(new ReportPdf(SETTINGS).of(report, Language.ZH))
                .isEqualTo(new ReportPdf(SETTINGS).of(report, Language.ZH));
    }

    @Test
    void theCsvHasALineForEachFigureAndCell() {
        String csv = ReportCsv.of(report("billing, \"east\" ", 1), Language.EN);
        List<String> lines = List.of(csv.split("\r\n", -1));
        assertThat(lines.getFirst())
                .isEqualTo("\uFEFFperiod,from,to,zone,section,figure,of,part,name,for,value,unit,period_before,"
                        + "how_counted,rows,keys");
        assertThat(lines).hasSize(6).last().isEqualTo("");
        assertThat(lines.get(1))
                .startsWith("2026-10,2026-10-01,2026-10-31,Asia/Shanghai,services,mtta-mean,,Availability of services,")
                .contains("\"Time to acknowledge (MTTA), mean\",,12.345,min,10,")
                .endsWith(",1,INC-12");
        assertThat(lines.get(2)).contains(",None,,,,,x,0,");
        assertThat(lines.get(3))
                .contains(",services,availability.available,\"billing, \"\"east\"\" 0\",")
                .contains(",99.5302,%,100,");
        assertThat(lines.get(4))
                .contains(",availability.down,")
                .contains(",Down,")
                .contains(",,min,,");
    }

    static Stream<Arguments> cells() {
        return Stream.of(
                Arguments.of("plain", "plain"),
                Arguments.of("=1+1", "'=1+1"),
                Arguments.of("@SUM(A1)", "'@SUM(A1)"),
                Arguments.of("+49 30", "'+49 30"),
                Arguments.of("-cmd", "'-cmd"),
                Arguments.of("  =1+1", "'  =1+1"),
                Arguments.of("\t=1+1", "'\t=1+1"),
                Arguments.of("\r=1", "\"'\r=1\""),
                Arguments.of(" blank ", "\" blank \""),
                Arguments.of("a,b", "\"a,b\""),
                Arguments.of("say \"hi\"", "\"say \"\"hi\"\"\""),
                Arguments.of("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
                Arguments.of("5 = five", "5 = five"),
                Arguments.of("", ""));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void wordsAreNeverAFormula(String words, String cell) {
        assertThat(new Csv().line(List.of(words)).toString()).isEqualTo("\uFEFF" + cell + "\r\n");
    }

    @Test
    void numbersStayNumbers() {
        assertThat(new Csv()
                        .line(List.of(new BigDecimal("-1E+3"), Optional.empty(), 4))
                        .toString())
                .isEqualTo("\uFEFF-1000,,4\r\n");
    }
}
