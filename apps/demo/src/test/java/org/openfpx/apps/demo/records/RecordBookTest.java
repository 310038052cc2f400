package org.openfpx.apps.demo.records;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.util.HashSet;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The records are FHIR R4, read by somebody else's strict parser. */
class RecordBookTest {
  private static final FhirContext R4 = FhirContext.forR4();

  @ParameterizedTest
  @ValueSource(strings = {"provincial-registry", "city-clinic"})
  void everyRecordIsStrictFhirAndBelongsToItsPerson(String source) {
    var book = RecordBook.of(source);
    assertThat(book.users()).hasSizeGreaterThanOrEqualTo(50);

    var ids = new HashSet<String>();
    for (var user : book.users()) {
      var patient = only(Patient.class, parsed(book, user, RecordBook.Kind.PATIENT));
      assertThat(ids.add(patient.getIdPart())).isTrue();
      assertThat(patient.getBirthDate()).isNotNull();
      assertThat(patient.getNameFirstRep().getFamily()).doesNotContainPattern("[0-9]");
      var immunizations = parsed(book, user, RecordBook.Kind.IMMUNIZATION);
      assertThat(immunizations.getEntry()).isNotEmpty();
      for (var entry : immunizations.getEntry()) {
        var immunization = (Immunization) entry.getResource();
        assertThat(ids.add(immunization.getIdPart())).isTrue();
        assertThat(immunization.getPatient().getReference())
            .isEqualTo("Patient/" + patient.getIdPart());
        assertThat(immunization.getOccurrenceDateTimeType().hasValue()).isTrue();
        assertThat(immunization.getVaccineCode().getText()).isNotBlank();
      }
    }
  }

  @Test
  void juneIsKnownAtBothSourcesUnderDifferentIds() {
    var registry = patient("provincial-registry", "june");
    var clinic = patient("city-clinic", "june");

    assertThat(registry.getNameFirstRep().getNameAsSingleString())
        .isEqualTo(clinic.getNameFirstRep().getNameAsSingleString());
    assertThat(registry.getIdPart()).isNotEqualTo(clinic.getIdPart());
  }

  @Test
  void everybodyWhoCanSignInHasRecordsAtBothSources() {
    var users = new HashSet<String>();
    People.load().all().forEach(person -> users.add(person.user()));

    assertThat(RecordBook.of("provincial-registry").users()).isEqualTo(Set.copyOf(users));
    assertThat(RecordBook.of("city-clinic").users()).isEqualTo(Set.copyOf(users));
  }

  @Test
  void nobodyUnknownHasRecords() {
    var book = RecordBook.of("city-clinic");

    assertThat(parsed(book, "nobody", RecordBook.Kind.IMMUNIZATION).getTotal()).isZero();
  }

  private static Patient patient(String source, String user) {
    return only(Patient.class, parsed(RecordBook.of(source), user, RecordBook.Kind.PATIENT));
  }

  private static <T> T only(Class<T> type, Bundle bundle) {
    assertThat(bundle.getEntry()).hasSize(1);
    return type.cast(bundle.getEntryFirstRep().getResource());
  }

  private static Bundle parsed(RecordBook book, String user, RecordBook.Kind kind) {
    var json = book.search(user, kind, "https://source.test/api").toString();
    return strict().parseResource(Bundle.class, json);
  }

  private static IParser strict() {
    return R4.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
  }
}
