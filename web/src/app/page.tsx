import { Landing } from "@/trainers/landing";

export default function Page() {
  return <Landing />;
}
