package org.openfpx.conformance.tidy;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** The methods of source files, as the compiler's own parser sees them. */
final class Methods {
  private Methods() {}

  /** One method and how many lines it takes, from its signature to its brace. */
  record Method(Path file, String name, long lines) {
    String id() {
      return file.getFileName().toString().replace(".java", "") + "." + name;
    }
  }

  static List<Method> in(List<Path> files) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var manager = compiler.getStandardFileManager(null, null, null);
    var units =
        manager.getJavaFileObjectsFromPaths(files.stream().map(Sources.root()::resolve).toList());
    var task = (JavacTask) compiler.getTask(null, manager, null, List.of(), null, units);
    var positions = Trees.instance(task).getSourcePositions();
    var found = new ArrayList<Method>();
    try {
      for (var unit : task.parse()) {
        unit.accept(new Scanner(unit, positions, found), null);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    return found;
  }

  private static final class Scanner extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Method> found;

    Scanner(CompilationUnitTree unit, SourcePositions positions, List<Method> found) {
      this.unit = unit;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      if (method.getBody() != null) {
        var first = line(positions.getStartPosition(unit, method.getBody()));
        var last = line(positions.getEndPosition(unit, method.getBody()));
        var file = Sources.root().relativize(Path.of(unit.getSourceFile().toUri()));
        found.add(new Method(file, method.getName().toString(), last - first + 1));
      }
      return super.visitMethod(method, nothing);
    }

    private long line(long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }
}
