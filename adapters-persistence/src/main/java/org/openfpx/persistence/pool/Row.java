package org.openfpx.persistence.pool;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;

/** A row that a {@link Prepared} statement found, read column by column in their order. */
public final class Row {
  private final ResultSet columns;
  private int last;

  Row(ResultSet columns) {
    this.columns = columns;
  }

  /** Reads the next columns, all that the table of this empty record has, into it. */
  public <R extends Record> R into(R record) {
    for (var field : record.fields()) {
      read(field, record);
    }
    return record;
  }

  /** Reads the next column. */
  public long number() {
    try {
      return columns.getLong(++last);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /**
   * Reads the next column, in which something stands.
   *
   * @throws NullPointerException if nothing does
   */
  public String text() {
    try {
      return Objects.requireNonNull(columns.getString(++last), "a column is empty that never is");
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private <T> void read(Field<T> field, Record record) {
    try {
      record.set(field, columns.getObject(++last, field.getType()));
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static DataAccessException unreadable(SQLException failure) {
    return new DataAccessException("a row can't be read", failure);
  }
}
