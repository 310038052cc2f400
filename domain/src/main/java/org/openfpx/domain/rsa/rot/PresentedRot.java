package org.openfpx.domain.rsa.rot;

import org.openfpx.domain.secret.Secret;

/**
 * A ROT as it comes out of an introspection.
 *
 * @param rot the ROT itself
 * @param permission the permission that carries it
 * @param use what that permission allows
 */
public record PresentedRot(Secret rot, PermissionId permission, RotUse use) {}
