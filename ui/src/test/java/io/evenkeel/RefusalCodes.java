package io.evenkeel;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Every code that a refusal of the server can have, read from the sources: the second argument of each {@code new
 * Refusal(…)}, followed through the methods that hand it on. What cannot be followed is a failure, not a gap.
 */
final class RefusalCodes {
    private static final String PREFIX = "urn:evenkeel:problem:";

    private final List<CompilationUnitTree> units;
    private final SortedSet<String> codes = new TreeSet<>();

    private RefusalCodes(List<CompilationUnitTree> units) {
        this.units = units;
    }

    /** @param root the folder that holds the modules */
    static SortedSet<String> in(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root, 12)) {
            files = all.filter(path -> path.toString().contains("/src/main/java/"))
                    .filter(path -> path.toString().endsWith(".java"))
                    .toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask)
                    compiler.getTask(null, manager, null, List.of(), null, manager.getJavaFileObjectsFromPaths(files));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            RefusalCodes found = new RefusalCodes(units);
            units.forEach(found::read);
            return found.codes;
        }
    }

    private void read(CompilationUnitTree unit) {
        each(unit, Tree.Kind.NEW_CLASS, (tree, path) -> {
            NewClassTree made = (NewClassTree) tree;
            if (made.getIdentifier().toString().equals("Refusal")) {
                codes.addAll(values(made.getArguments().get(1), path));
            }
        });
        each(unit, Tree.Kind.METHOD_INVOCATION, (tree, path) -> {
            MethodInvocationTree call = (MethodInvocationTree) tree;
            if (call.getMethodSelect().toString().equals("Problem.of")
                    && call.getArguments().get(1) instanceof LiteralTree code) {
                codes.add((String) code.getValue());
            }
        });
        each(unit, Tree.Kind.STRING_LITERAL, (tree, path) -> {
            String text = (String) ((LiteralTree) tree).getValue();
            if (text.startsWith(PREFIX) && text.length() > PREFIX.length()) {
                codes.add(text.substring(PREFIX.length()));
            }
        });
    }

    private SortedSet<String> values(ExpressionTree expression, TreePath at) {
        SortedSet<String> values = new TreeSet<>();
        switch (expression) {
            case LiteralTree literal -> values.add(String.valueOf(literal.getValue()));
            case BinaryTree sum -> {
                for (String left : values(sum.getLeftOperand(), at)) {
                    values(sum.getRightOperand(), at).forEach(right -> values.add(left + right));
                }
            }
            case ConditionalExpressionTree choice -> {
                values.addAll(values(choice.getTrueExpression(), at));
                values.addAll(values(choice.getFalseExpression(), at));
            }
            case IdentifierTree name -> values.addAll(handedIn(name.getName().toString(), at));
            case MethodInvocationTree call -> values.addAll(answered(call, at));
            default -> throw unreadable(expression, at);
        }
        return values;
    }

    /** What the callers of the method around {@code at} give for its parameter of this name. */
    private SortedSet<String> handedIn(String name, TreePath at) {
        SortedSet<String> values = new TreeSet<>();
        MethodTree method = around(at);
        List<String> parameters = method.getParameters().stream()
                .map(each -> each.getName().toString())
                .toList();
        int place = parameters.indexOf(name);
        boolean alone = method.getModifiers().getFlags().contains(Modifier.PRIVATE);
        for (CompilationUnitTree unit : alone ? List.of(at.getCompilationUnit()) : neighbours(at)) {
            each(unit, Tree.Kind.METHOD_INVOCATION, (tree, path) -> {
                MethodInvocationTree call = (MethodInvocationTree) tree;
                boolean meant = nameOf(call).contentEquals(method.getName())
                        && call.getArguments().size() == parameters.size();
                if (meant && place >= 0) {
                    values.addAll(values(call.getArguments().get(place), path));
                }
            });
        }
        if (values.isEmpty()) {
            throw new AssertionError("Nobody hands in " + name + " of " + method.getName() + " in "
                    + at.getCompilationUnit().getSourceFile().getName());
        }
        return values;
    }

    private SortedSet<String> answered(MethodInvocationTree call, TreePath at) {
        SortedSet<String> values = new TreeSet<>();
        switch (call.getMethodSelect()) {
            case MemberSelectTree part -> {
                ExpressionTree of = part.getExpression();
                switch (part.getIdentifier().toString()) {
                    case "toLowerCase" -> values.addAll(changed(of, at, text -> text.toLowerCase(Locale.ROOT)));
                    case "replace" -> {
                        String from = String.valueOf(
                                ((LiteralTree) call.getArguments().get(0)).getValue());
                        String to = String.valueOf(
                                ((LiteralTree) call.getArguments().get(1)).getValue());
                        values.addAll(changed(of, at, text -> text.replace(from, to)));
                    }
                    case "name" -> values.addAll(constants(typeOf(of.toString(), at)));
                    default -> throw unreadable(call, at);
                }
            }
            case IdentifierTree own ->
                each(at.getCompilationUnit(), Tree.Kind.RETURN, (tree, path) -> {
                    if (around(path).getName().contentEquals(own.getName())) {
                        values.addAll(values(((ReturnTree) tree).getExpression(), path));
                    }
                });
            default -> throw unreadable(call, at);
        }
        return values;
    }

    private List<String> changed(ExpressionTree of, TreePath at, UnaryOperator<String> change) {
        return values(of, at).stream().map(change).toList();
    }

    /** The names of an enum of the house. */
    private List<String> constants(String type) {
        List<String> names = new ArrayList<>();
        for (CompilationUnitTree unit : units) {
            each(unit, Tree.Kind.ENUM, (tree, path) -> {
                ClassTree declared = (ClassTree) tree;
                if (declared.getSimpleName().contentEquals(type)) {
                    declared.getMembers().stream()
                            .filter(member -> member instanceof VariableTree constant
                                    && constant.getModifiers().getFlags().contains(Modifier.STATIC)
                                    && constant.getType().toString().equals(type))
                            .forEach(member ->
                                    names.add(((VariableTree) member).getName().toString()));
                }
            });
        }
        return names;
    }

    private static String typeOf(String parameter, TreePath at) {
        return around(at).getParameters().stream()
                .filter(each -> each.getName().contentEquals(parameter))
                .map(each -> each.getType().toString())
                .findFirst()
                .orElseThrow(() -> new AssertionError("The type of " + parameter + " is not known."));
    }

    private static MethodTree around(TreePath at) {
        for (TreePath path = at; path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof MethodTree method) {
                return method;
            }
        }
        throw new AssertionError("Outside of a method: " + at.getLeaf());
    }

    private List<CompilationUnitTree> neighbours(TreePath at) {
        String room = at.getCompilationUnit().getPackageName().toString();
        return units.stream()
                .filter(unit -> unit.getPackageName() != null
                        && unit.getPackageName().toString().equals(room))
                .toList();
    }

    private static String nameOf(MethodInvocationTree call) {
        return call.getMethodSelect() instanceof MemberSelectTree part
                ? part.getIdentifier().toString()
                : call.getMethodSelect().toString();
    }

    private static void each(CompilationUnitTree unit, Tree.Kind kind, BiConsumer<Tree, TreePath> taker) {
        new TreePathScanner<Void, Void>() {
            @Override
            public Void scan(Tree tree, Void nothing) {
                if (tree != null && tree.getKind() == kind) {
                    taker.accept(tree, new TreePath(getCurrentPath(), tree));
                }
                return super.scan(tree, null);
            }
        }.scan(new TreePath(unit), null);
    }

    private static AssertionError unreadable(Tree tree, TreePath at) {
        return new AssertionError("The code of a refusal cannot be read: " + tree + " in "
                + at.getCompilationUnit().getSourceFile().getName());
    }
}
