package org.openfpx.domain.as.registry;

import java.util.Optional;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.text.LocalizedText;

/** A scope that definitions may use, with what people are told of it. */
public record RegisteredScope(
    Scope name, Optional<LocalizedText> description, Optional<LocalizedText> iconUri) {}
