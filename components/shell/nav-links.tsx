import { NavLink } from "./nav-link";
import { HOME, pagesFor } from "./pages";

export function NavLinks({ isAdmin }: { isAdmin: boolean }) {
  return (
    <ul className="grid gap-0.5">
      {pagesFor(isAdmin).map(({ href, title, Icon }) => (
        <li key={href}>
          <NavLink href={href} hasPages={href !== HOME}>
            <Icon className="size-4 group-aria-[current]:text-accent" />
            {title}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}
